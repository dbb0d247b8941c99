using AgentOS.Protocol;
using AgentOS.Sandbox;

namespace AgentOS.Vms.Languages;

/// <summary>From what a person wrote after <c>--cmd</c> to a program's arguments: a shell's command, or a line of the VM's language where no shell understands it.</summary>
public static class GuestCommand
{
    private const string Shell = "exec \"$(command -v bash || command -v sh)\" -c \"$1\"";

    /// <summary>The arguments.</summary>
    /// <param name="command">What was written.</param>
    /// <param name="language">The VM's.</param>
    public static IReadOnlyList<string> Of(string command, VmLanguage language)
    {
        string script = language.Evaluate is [var interpreter, var option]
            ? $"if sh -n -c \"$1\" 2>/dev/null; then {Shell}; else exec {interpreter} {option} \"$1\"; fi"
            : Shell;
        // Adopted, so that all it started can be found when its time is over.
        return [SandboxPlan.InitPath, GuestPrograms.Adopt, "/bin/sh", "-c", script, "agent", command];
    }
}
