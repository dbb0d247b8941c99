using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Linux.Places;
using AgentOS.Protocol;

namespace AgentOS.Cli.Commands.Copying;

/// <summary>
/// Copies a file or a tree of a sandbox to the host. What is inside is hostile: nothing is written but below the destination and through no link; of links only those are kept that stay
/// in what is copied; set-user-id bits and special files stay behind.
/// </summary>
internal sealed class CopyOutOfSandbox(GuestFiles files, TextWriter notes)
{
    public async Task RunAsync(string source, string destination, CancellationToken cancellationToken)
    {
        GuestFileEntry entry = await files.StatAsync(source, cancellationToken);
        string target = Directory.Exists(destination) ? Path.Combine(destination, SandboxPath.NameOf(source)) : destination;
        try
        {
            if (entry.LeadsToDirectory)
            {
                Directory.CreateDirectory(target);
                using WritableRoot root = WritableRoot.Open(target);
                await CopyTreeAsync(source.TrimEnd('/'), root, cancellationToken);
            }
            else
            {
                using WritableRoot root = WritableRoot.Open(Path.GetDirectoryName(Path.GetFullPath(target)) ?? "/");
                await CopyFileAsync(source, root, Path.GetFileName(target), cancellationToken);
            }
        }
        catch (LinuxException failure)
        {
            throw new AgentOSException(CliErrors.HostFile, $"{failure.Step} below", target, $"{failure.Target}: {failure.Error.Describe()}", failure);
        }
    }

    private async Task CopyTreeAsync(string source, WritableRoot root, CancellationToken cancellationToken)
    {
        Stack<string> pending = new([""]);
        while (pending.TryPop(out string? directory))
        {
            foreach (GuestFileEntry entry in await files.ListAsync(Join(source, directory), cancellationToken))
            {
                string path = directory.Length == 0 ? entry.Name : $"{directory}/{entry.Name}";
                if (entry.IsDirectory)
                {
                    root.MakeDirectory(path);
                    pending.Push(path);
                }
                else if (entry.IsFile)
                    await CopyFileAsync(Join(source, path), root, path, cancellationToken);
                else if (entry.IsLink && StaysInside(entry.Target, depth: path.Count(letter => letter == '/')))
                    root.MakeLink(entry.Target, path);
                else
                    notes.WriteLine($"agentos: left out '{ControlCharacters.Escape(path)}': {(entry.IsLink ? "a link that leads out of what is copied" : "neither a file, a directory nor a link")}");
            }
        }
    }

    private async Task CopyFileAsync(string source, WritableRoot root, string path, CancellationToken cancellationToken)
    {
        using FileReplacement file = root.BeginFile(path);
        UnixFileMode mode = UnixFileMode.None;
        await using (ReplacementStream content = new(file))
            await files.ReadAsync(source, content, found: entry => mode = entry.Permissions, cancellationToken: cancellationToken);
        Errno error = file.SetMode((uint)mode);
        if (error == Errno.None)
            error = file.Commit();
        if (error != Errno.None)
            throw new LinuxException(error, "write", path);
    }

    // Steps up only at the beginning, and no more than there are directories of ours: so whatever other links it goes through, it never leaves.
    private static bool StaysInside(string target, int depth)
    {
        if (target.Length == 0 || target[0] == '/' || target.Contains('\0', StringComparison.Ordinal))
            return false;
        string[] parts = [.. target.Split('/').Where(part => part is not ("" or "."))];
        int up = parts.TakeWhile(part => part == "..").Count();
        return up <= depth && !parts.Skip(up).Contains("..", StringComparer.Ordinal);
    }

    private static string Join(string source, string path) => path.Length == 0 ? (source.Length == 0 ? "/" : source) : $"{source}/{path}";
}
