using AgentOS.Errors;

namespace AgentOS.Machines.Kernels;

/// <summary>Finds Debian's cloud kernel: installed, or fetched into a directory of its own.</summary>
/// <param name="cacheDirectory">Where fetched ones are.</param>
public sealed class GuestKernels(string cacheDirectory)
{
    private const string ImagePrefix = "vmlinuz-";
    private const string CloudSuffix = "-cloud-amd64";

    /// <summary>The newest one.</summary>
    /// <exception cref="AgentOSException"><see cref="MachineErrors.KernelMissing"/>.</exception>
    public GuestKernel Require() =>
        TryFind() ?? throw new AgentOSException(MachineErrors.KernelMissing, "boot", "", $"looked in /boot and {cacheDirectory}");

    /// <summary>The newest one; null when there is none.</summary>
    public GuestKernel? TryFind() => Below("/").Concat(Below(cacheDirectory)).OrderByDescending(kernel => VersionOf(kernel.Release)).FirstOrDefault();

    private static IEnumerable<GuestKernel> Below(string root)
    {
        string boot = Path.Combine(root, "boot");
        return !Directory.Exists(boot)
            ? []
            : Directory.EnumerateFiles(boot, $"{ImagePrefix}*{CloudSuffix}")
                .Select(image => Of(root, image))
                .Where(kernel => Directory.Exists(kernel.ModulePath));
    }

    private static GuestKernel Of(string root, string image)
    {
        string release = Path.GetFileName(image)[ImagePrefix.Length..];
        return new GuestKernel(release, image, Path.Combine(root, "lib/modules", release, "kernel"));
    }

    // 6.1.0-56-cloud-amd64: by its numbers.
    private static Version VersionOf(string release)
    {
        string[] numbers = release.Replace(CloudSuffix, "", StringComparison.Ordinal).Split('.', '-');
        return Version.TryParse(string.Join('.', numbers.Take(4)), out Version? version) ? version : new Version(0, 0);
    }
}
