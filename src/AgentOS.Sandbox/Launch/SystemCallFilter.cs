namespace AgentOS.Sandbox;

/// <summary>Compiles the seccomp layer, or reports it missing.</summary>
internal static class SystemCallFilter
{
    public const string Layer = "seccomp";

    public static byte[] Compile(SeccompProfile profile, LayerList layers)
    {
        try
        {
            byte[] program = profile.Compile();
            layers.Activate(Layer, $"profile {profile.Name}");
            return program;
        }
        catch (DllNotFoundException)
        {
            layers.Miss(Layer, "libseccomp.so.2 is not installed");
            return [];
        }
    }
}
