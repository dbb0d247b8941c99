using System.Text;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Cli.Commands.Copying;

/// <summary>Copies a file or a tree of the host into a sandbox. Links in the tree stay links: what they lead to is not copied.</summary>
internal sealed class CopyIntoSandbox(GuestFiles files)
{
    private const uint TypeMask = 0xF000, Directory = 0x4000, Regular = 0x8000, Link = 0xA000; // inode(7)
    private const int LongestLink = 4096;

    public async Task RunAsync(string source, string destination, CancellationToken cancellationToken)
    {
        string target = await IsDirectoryAsync(destination, cancellationToken) ? $"{destination.TrimEnd('/')}/{Path.GetFileName(Path.GetFullPath(source))}" : destination;
        if (System.IO.Directory.Exists(source))
        {
            await CopyTreeAsync(source, target.TrimEnd('/'), cancellationToken);
            return;
        }

        await using FileStream content = new(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        await files.WriteAsync(target, content, File.GetUnixFileMode(content.SafeFileHandle), cancellationToken: cancellationToken);
    }

    private async Task CopyTreeAsync(string source, string destination, CancellationToken cancellationToken)
    {
        using DirectoryRoot root = DirectoryRoot.Open(source);
        Stack<string> pending = new([""]);
        while (pending.TryPop(out string? path))
        {
            string inside = path.Length == 0 ? destination : $"{destination}/{path}";
            byte[] name = Encoding.UTF8.GetBytes(path);
            Check(root.GetStatus(name, out FileStatus status), "stat", source, path);
            switch (status.Mode & TypeMask)
            {
                case Directory:
                    if (!await IsDirectoryAsync(inside, cancellationToken))
                        await files.MakeDirectoryAsync(inside, cancellationToken: cancellationToken);
                    Check(root.List(name, (entry, _, _) => pending.Push(path.Length == 0 ? Encoding.UTF8.GetString(entry) : $"{path}/{Encoding.UTF8.GetString(entry)}")), "list", source, path);
                    break;
                case Regular:
                    Check(root.OpenForReading(name, out SafeFileHandle? file), "open", source, path);
                    await using (FileStream content = new(file!, FileAccess.Read, bufferSize: 0))
                        await files.WriteAsync(inside, content, (UnixFileMode)(status.Mode & 0x1FF), cancellationToken: cancellationToken);
                    break;
                case Link:
                    byte[] target = new byte[LongestLink];
                    Check(root.ReadLink(name, target, out int length), "readlink", source, path);
                    await MakeLinkAsync(Encoding.UTF8.GetString(target, 0, length), inside, cancellationToken);
                    break;
                default:
                    throw new AgentOSException(CliErrors.SpecialFile, "copy", Path.Combine(source, path));
            }
        }
    }

    private async Task MakeLinkAsync(string target, string path, CancellationToken cancellationToken)
    {
        try
        {
            await files.MakeLinkAsync(target, path, cancellationToken);
        }
        catch (FileSystemException failure) when (failure.Error == Errno.EEXIST)
        {
            await files.RemoveAsync(path, cancellationToken: cancellationToken);
            await files.MakeLinkAsync(target, path, cancellationToken);
        }
    }

    private async Task<bool> IsDirectoryAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return (await files.StatAsync(path, cancellationToken)).LeadsToDirectory;
        }
        catch (FileSystemException failure) when (failure.Error == Errno.ENOENT)
        {
            return false;
        }
    }

    private static void Check(Errno error, string operation, string source, string path)
    {
        if (error != Errno.None)
            throw new AgentOSException(CliErrors.HostFile, operation, Path.Combine(source, path), error.Describe());
    }
}
