namespace AgentOS.Cli.Markdown;

/// <summary>How a text looks on a terminal.</summary>
[Flags]
internal enum TextStyle
{
    None = 0,
    Bold = 1,
    Dim = 2,
    Italic = 4,
    Underlined = 8,
    StruckOut = 16,
    Coloured = 32,
}
