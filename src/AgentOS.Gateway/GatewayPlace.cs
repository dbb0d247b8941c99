using System.Globalization;

namespace AgentOS.Gateway;

/// <summary>Where the gateway of a configuration is: one for each user and configuration, because only one scheduler can be fair.</summary>
/// <param name="Directory">A directory of this user's own, for its sockets.</param>
/// <param name="Configuration">The configuration, absolute.</param>
public sealed record GatewayPlace(string Directory, string Configuration)
{
    /// <summary>What programs talk to, in their providers' words. Sandboxes are let through to it, so it obeys nobody without a placeholder key.</summary>
    public string DataSocket => Path.Combine(Directory, "data.sock");

    /// <summary>What operators talk to. No sandbox is let through to it.</summary>
    public string ControlSocket => Path.Combine(Directory, "control.sock");

    /// <summary>A directory for what operators set while it runs, beside the configuration.</summary>
    public string StateDirectory => Path.ChangeExtension(Configuration, ".state");

    /// <summary>The place of a configuration.</summary>
    /// <param name="runtimeDirectory">A directory of this user's own.</param>
    /// <param name="configuration">Absolute.</param>
    public static GatewayPlace Of(string runtimeDirectory, string configuration) =>
        new(Path.Combine(runtimeDirectory, string.Create(CultureInfo.InvariantCulture, $"llm-{HashOf(configuration):x16}")), configuration);

    // FNV-1a: a short name for a path, and no secret. The framework's SHA would load OpenSSL into every start.
    private static ulong HashOf(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char character in text)
            hash = (hash ^ character) * 1099511628211;
        return hash;
    }
}
