using System.Diagnostics;
using System.Globalization;
using AgentOS.Errors;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines.Disks;

/// <summary>A machine's own disk: a sparse file with an empty ext4 file system. Its size is the most the machine can write.</summary>
public static class OwnDisk
{
    /// <summary>Size when nobody says another, in bytes.</summary>
    public const long DefaultBytes = 8L << 30;

    // Where Debian has it, which is not in every user's PATH.
    private const string Usual = "/usr/sbin/mke2fs";

    private static readonly string[] s_options = ["-q", "-F", "-t", "ext4", "-m", "0", "-E", "lazy_itable_init=1,lazy_journal_init=1,nodiscard", "-J", "size=8"];

    /// <summary>Makes it, as the copy of an empty one of its size that is made once; what the guest does not write takes no room.</summary>
    /// <param name="path">A new file.</param>
    /// <param name="bytes">Its size.</param>
    /// <param name="cacheDirectory">Where empty ones are kept.</param>
    /// <exception cref="AgentOSException"><see cref="MachineErrors.DiskNotMade"/>.</exception>
    public static void Create(string path, long bytes, string cacheDirectory)
    {
        string empty = Path.Combine(Directory.CreateDirectory(Path.Combine(cacheDirectory, "disks")).FullName, string.Create(CultureInfo.InvariantCulture, $"{bytes}.ext4"));
        if (!File.Exists(empty))
        {
            string draft = $"{empty}.{Guid.NewGuid():N}";
            Format(draft, bytes);
            File.Move(draft, empty, overwrite: true);
        }

        Copy(empty, path);
    }

    /// <summary>Makes a disk like another, which nobody writes to meanwhile.</summary>
    /// <exception cref="AgentOSException"><see cref="MachineErrors.DiskNotMade"/>.</exception>
    public static void Copy(string disk, string path)
    {
        try
        {
            using SafeFileHandle source = File.OpenHandle(disk, share: FileShare.ReadWrite), target = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
            SparseCopy.Copy(source, target);
        }
        catch (Exception failure) when (failure is LinuxException or IOException)
        {
            File.Delete(path);
            throw new AgentOSException(MachineErrors.DiskNotMade, "make", path, failure.Message, failure);
        }
    }

    private static void Format(string path, long bytes)
    {
        using (FileStream file = new(path, FileMode.CreateNew, FileAccess.Write))
            file.SetLength(bytes);
        ProcessStartInfo start = new(File.Exists(Usual) ? Usual : "mke2fs", [.. s_options, path]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        try
        {
            using Process process = Process.Start(start)!;
            string errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new AgentOSException(MachineErrors.DiskNotMade, "make", path, errors.Trim());
        }
        catch (Exception failure)
        {
            File.Delete(path);
            if (failure is System.ComponentModel.Win32Exception)
                throw new AgentOSException(MachineErrors.DiskNotMade, "make", path, failure.Message, failure);
            throw;
        }
    }
}
