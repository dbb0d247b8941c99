using System.Diagnostics;
using AgentOS.Errors;

namespace AgentOS.Machines.Kernels;

/// <summary>Fetches the kernel's Debian package without installing it: nothing of the host changes, and nothing is generated for it.</summary>
public static class KernelPackage
{
    private const string MetaPackage = "linux-image-cloud-amd64";
    private const string DependencyMark = "Depends: ";

    /// <summary>Downloads and unpacks it. The package manager checks its signature.</summary>
    /// <param name="cacheDirectory">Where <see cref="GuestKernels"/> looks.</param>
    /// <exception cref="AgentOSException"><see cref="MachineErrors.KernelNotFetched"/>.</exception>
    public static async Task FetchAsync(string cacheDirectory)
    {
        // Others may fetch it at the same time: each by itself, and the last one stays.
        string draft = Directory.CreateDirectory($"{cacheDirectory}.{Guid.NewGuid():N}").FullName;
        try
        {
            string dependencies = await RunAsync(draft, "apt-cache", "depends", MetaPackage).ConfigureAwait(false);
            string package = dependencies.Split('\n', StringSplitOptions.TrimEntries)
                .FirstOrDefault(line => line.StartsWith(DependencyMark, StringComparison.Ordinal))?[DependencyMark.Length..]
                ?? throw new AgentOSException(MachineErrors.KernelNotFetched, "fetch", MetaPackage, "apt knows no such package");
            await RunAsync(draft, "apt-get", "download", package).ConfigureAwait(false);
            string file = Directory.EnumerateFiles(draft, "*.deb").Single();
            await RunAsync(draft, "dpkg-deb", "-x", file, draft).ConfigureAwait(false);
            File.Delete(file);
            Place(draft, cacheDirectory);
        }
        finally
        {
            if (Directory.Exists(draft))
                Directory.Delete(draft, recursive: true);
        }
    }

    private static void Place(string draft, string cacheDirectory)
    {
        string previous = draft + ".previous";
        try
        {
            if (Directory.Exists(cacheDirectory))
                Directory.Move(cacheDirectory, previous);
            Directory.Move(draft, cacheDirectory);
        }
        catch (IOException) when (new GuestKernels(cacheDirectory).TryFind() is not null)
        {
            // Another one's was there first.
        }

        if (Directory.Exists(previous))
            Directory.Delete(previous, recursive: true);
    }

    private static async Task<string> RunAsync(string directory, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = directory, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode == 0
            ? output
            : throw new AgentOSException(MachineErrors.KernelNotFetched, "fetch", MetaPackage, (await errors.ConfigureAwait(false)).Trim());
    }
}
