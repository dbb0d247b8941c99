namespace AgentOS.Store.Running;

/// <summary>A manifest's command line as a program.</summary>
internal static class ShellCommand
{
    // bash becomes the last command of a line; other shells stay beside it, and hold its standard output open when it has closed it.
    private const string Best = "/bin/bash", Everywhere = "/bin/sh";

    // The same, where only the image knows what it has.
    private const string Either = "[ -x /bin/bash ] && exec /bin/bash -c \"$1\"; exec /bin/sh -c \"$1\"";

    /// <summary>By this machine's shell.</summary>
    public static IReadOnlyList<string> Of(string line) => [File.Exists(Best) ? Best : Everywhere, "-c", line];

    /// <summary>By an image's.</summary>
    public static IReadOnlyList<string> InImage(string line) => [Everywhere, "-c", Either, Everywhere, line];
}
