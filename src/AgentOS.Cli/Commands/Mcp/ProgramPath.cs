namespace AgentOS.Cli.Commands.Mcp;

/// <summary>How another program starts this one, also after the next build.</summary>
internal static class ProgramPath
{
    private const string Launcher = "agentos";

    /// <summary>The launcher of a checkout, whose builds come and go in artifacts/publish; else this program itself.</summary>
    public static string OfThisProgram()
    {
        string own = Environment.ProcessPath!;
        string? publish = Path.GetDirectoryName(Path.GetDirectoryName(own));
        string? root = Path.GetDirectoryName(Path.GetDirectoryName(publish));
        string? launcher = root is null ? null : Path.Combine(root, Launcher);
        return Path.GetFileName(publish) == "publish" && File.Exists(launcher) ? launcher : own;
    }
}
