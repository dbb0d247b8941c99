using System.Diagnostics;
using AgentOS.Errors;

namespace AgentOS.Machines.Disks;

/// <summary>A machine's own disk: a sparse file with an empty ext4 file system. Its size is the most the machine can write.</summary>
public static class OwnDisk
{
    /// <summary>Size when nobody says another, in bytes.</summary>
    public const long DefaultBytes = 8L << 30;

    // Where Debian has it, which is not in every user's PATH.
    private const string Usual = "/usr/sbin/mke2fs";

    private static readonly string[] s_options = ["-q", "-F", "-t", "ext4", "-m", "0", "-E", "lazy_itable_init=1,lazy_journal_init=1,nodiscard", "-J", "size=8"];

    /// <summary>Makes it; what the guest does not write takes no room.</summary>
    /// <exception cref="AgentOSException"><see cref="MachineErrors.DiskNotMade"/>.</exception>
    public static void Create(string path, long bytes)
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
