using System.Buffers;
using AgentOS.Protocol;
using AgentOS.Sandbox;

namespace AgentOS.Vms.Languages;

/// <summary>From what a person wrote after <c>--cmd</c> to a program's arguments: a shell's command, or a line of the VM's language where no shell understands it.</summary>
public static class GuestCommand
{
    private const string Name = "agent";

    // The image's bash, or else the shell that reads this: no program is started to find out.
    private const string Shell = "command -v bash >/dev/null 2>&1 && exec bash -c \"$1\"; eval \"shift; $1\"";

    // Words of these letters are understood by every shell in one way, unless the first is one of its own.
    private static readonly SearchValues<char> s_plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 _-+=./,:@%");

    private static readonly HashSet<string> s_reserved = new(
        ["if", "then", "else", "elif", "fi", "do", "done", "case", "esac", "while", "until", "for", "in", "function", "select", "time", "coproc"], StringComparer.Ordinal);

    /// <summary>The arguments.</summary>
    /// <param name="command">What was written.</param>
    /// <param name="language">The VM's.</param>
    public static IReadOnlyList<string> Of(string command, VmLanguage language)
    {
        string script = language.Evaluate is [var interpreter, var option] && !IsPlain(command)
            ? $"if sh -n -c \"$1\" 2>/dev/null; then {Shell}; else exec {interpreter} {option} \"$1\"; fi"
            : Shell;
        // Adopted, so that all it started can be found when its time is over.
        return [GuestPrograms.MachineRunner, "/bin/sh", "-c", script, Name, command];
    }

    /// <summary>What was written, of a program's arguments; of other programs all of them.</summary>
    public static string TextOf(IReadOnlyList<string> arguments) => arguments switch
    {
        [GuestPrograms.MachineRunner, "/bin/sh", "-c", _, Name, var command] => command,
        [SandboxPlan.InitPath, GuestPrograms.Adopt, ..] => string.Join(' ', arguments.Skip(2)),
        _ => string.Join(' ', arguments),
    };

    private static bool IsPlain(string command) => !command.AsSpan().ContainsAnyExcept(s_plain) && !s_reserved.Contains(command.TrimStart(' ').Split(' ')[0]);
}
