namespace AgentOS.Cli.Commands.Store.Chat;

/// <summary>Styles of a terminal (ECMA-48, SGR).</summary>
internal static class TerminalStyle
{
    private const string Normal = "\e[0m";

    public static string Bold(string text) => $"\e[1m{text}{Normal}";

    public static string Dim(string text) => $"\e[2m{text}{Normal}";

    public static string Italic(string text) => $"\e[3m{text}{Normal}";

    public static string Coloured(string text) => $"\e[36m{text}{Normal}";
}
