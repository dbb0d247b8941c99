using System.Text;
using AgentOS.Errors;

namespace AgentOS.Mcp.Install;

/// <summary>Puts the server into a client's configuration: all or nothing, with the file as it was beside it.</summary>
/// <param name="File">The configuration.</param>
/// <param name="Before">What it has now; empty when there is none.</param>
/// <param name="After">What it is to have.</param>
public sealed record Installation(string File, string Before, string After)
{
    private const string BackupEnding = ".agentos-backup";

    // Such files hold other servers' secrets.
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Where the file as it was is kept; null when there was none, or nothing changes.</summary>
    public string? Backup => Before.Length > 0 && Before != After ? File + BackupEnding : null;

    /// <summary>Reads a client's configuration and merges the server into it.</summary>
    /// <exception cref="AgentOSException"><see cref="McpErrors.BadConfiguration"/>.</exception>
    public static Installation Plan(McpClient client, ServerEntry entry)
    {
        // Many people keep these as links into a directory of their own.
        string? target = System.IO.File.Exists(client.File) ? System.IO.File.ResolveLinkTarget(client.File, returnFinalTarget: true)?.FullName : null;
        string file = target ?? client.File;
        string before = System.IO.File.Exists(file) ? System.IO.File.ReadAllText(file) : "";
        try
        {
            return new Installation(file, before, client.Format.Merge(before, entry));
        }
        catch (AgentOSException problem) when (problem.Definition == McpErrors.BadConfiguration)
        {
            throw new AgentOSException(McpErrors.BadConfiguration, "read", file, problem.Detail, problem);
        }
    }

    /// <summary>Writes it.</summary>
    public void Write()
    {
        if (Before == After)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        UnixFileMode mode = System.IO.File.Exists(File) ? System.IO.File.GetUnixFileMode(File) : OwnerOnly;
        if (Backup is { } backup)
            Replace(backup, Before, mode);
        Replace(File, After, mode);
    }

    private static void Replace(string path, string text, UnixFileMode mode)
    {
        string partial = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (FileStream stream = new(partial, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = mode }))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            System.IO.File.Move(partial, path, overwrite: true);
        }
        finally
        {
            System.IO.File.Delete(partial);
        }
    }
}
