namespace AgentOS.Cli.Output;

/// <summary>Styles of a terminal (ECMA-48, SGR).</summary>
internal static class TerminalStyle
{
    private const string Normal = "\e[0m";

    /// <summary>Whether this user wants any (no-color.org), and the terminal has them.</summary>
    public static bool IsWanted { get; } =
        Environment.GetEnvironmentVariable("NO_COLOR") is not { Length: > 0 } && Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } and not "dumb";

    public static string Dim(string text) => $"\e[2m{text}{Normal}";
}
