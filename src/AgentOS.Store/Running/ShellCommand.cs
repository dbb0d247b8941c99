namespace AgentOS.Store.Running;

/// <summary>A manifest's command line as a program.</summary>
internal static class ShellCommand
{
    // bash becomes the last command of a line; other shells stay beside it, and hold its standard output open when it has closed it.
    private const string Best = "/bin/bash", Everywhere = "/bin/sh";

    public static IReadOnlyList<string> Of(string line) => [File.Exists(Best) ? Best : Everywhere, "-c", line];
}
