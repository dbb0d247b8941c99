using AgentOS.Errors;
using AgentOS.Images;
using AgentOS.Images.References;
using AgentOS.Images.Registries;
using AgentOS.Machines.Kernels;
using AgentOS.Machines.Monitors;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Languages;
using AgentOS.Vms.Records;

namespace AgentOS.Vms;

/// <summary>Makes VMs, with the image and the kernel they need, and starts their hosts.</summary>
/// <param name="fleet">Where they are kept.</param>
/// <param name="host">What holds them.</param>
/// <param name="clock">The clock.</param>
public sealed class VmCreation(VmFleet fleet, HostProgram host, TimeProvider clock)
{
    internal const string MonitorVariable = "AGENT_VM_MONITOR";

    /// <summary>How a host is called: these, and the VM's id.</summary>
    public static readonly IReadOnlyList<string> HostCommand = ["vm", "host"];

    /// <summary>Hears how far an image is that has to be pulled first.</summary>
    public IProgress<ImageProgress>? Images { get; init; }

    /// <summary>Boots VMs, in place of copying one that has booted.</summary>
    public bool IsCold { get; init; }

    /// <summary>Hears what takes longer than usual, and why a VM is booted that should have been a copy.</summary>
    public Action<string>? Noting { get; init; }

    /// <summary>Called before the kernel is fetched.</summary>
    public Action? FetchingKernel { get; init; }

    /// <summary>Makes a VM and boots it.</summary>
    /// <param name="wanted">What it should be; an empty image is its language's, an empty monitor the best there is.</param>
    /// <param name="cancellationToken">Stops a pull.</param>
    /// <exception cref="AgentOSException">An entry of <see cref="VmErrors"/> or <see cref="ImageErrors"/>: nothing was made.</exception>
    public async Task<VmRecord> CreateAsync(VmRecord wanted, CancellationToken cancellationToken)
    {
        wanted.Network.Demand();
        _ = VmLanguage.Of(wanted.Language);
        GuestKernel kernel = await new MachinePreparation(fleet.Directories, host, clock) { FetchingKernel = FetchingKernel }.RequireKernelAsync().ConfigureAwait(false);
        MonitorKind monitor = MonitorChoice.Of(
            wanted.Monitor.Length > 0 ? wanted.Monitor : Environment.GetEnvironmentVariable(MonitorVariable), await fleet.Directories.JudgeKvmAsync(kernel, clock).ConfigureAwait(false));
        Image image = await new ImageStore(ImageDirectories.OfThisUser(), time: clock).ResolveOrPullAsync(
            wanted.Image.Length > 0 ? ImageReference.Parse(wanted.Image) : LanguageImages.FindOrParse(wanted.Language), RegistryOptions.OfThisUser(), Images, cancellationToken).ConfigureAwait(false);
        VmRecord record = fleet.Create(wanted with
        {
            Monitor = MonitorChoice.NameOf(monitor),
            Image = image.Name,
            ImageDigest = image.Digest.ToString(),
            Environment = Merge(image.Configuration.Environment, wanted.Environment),
            WorkingDirectory = image.Configuration.WorkingDirectory,
        });
        try
        {
            await new VmStart(fleet, host, clock) { Noting = Noting }.StartAsync(record, IsCold, cancellationToken).ConfigureAwait(false);
            return record;
        }
        catch
        {
            fleet.Clean(record.Id, keepsPersistent: false);
            throw;
        }
    }

    /// <summary>Boots a VM; returns when it takes commands.</summary>
    /// <exception cref="AgentOSException"><see cref="VmErrors.HostFailed"/>.</exception>
    public void Start(VmRecord record) =>
        new VmStart(fleet, host, clock) { Noting = Noting }.StartAsync(record, IsCold, CancellationToken.None).GetAwaiter().GetResult();

    // A variable of the image that is wanted otherwise.
    private static IReadOnlyList<string> Merge(IReadOnlyList<string> image, IReadOnlyList<string> wanted) =>
        [.. image.Where(variable => !wanted.Any(other => NameOf(other) == NameOf(variable))), .. wanted];

    private static string NameOf(string variable) => variable.Split('=', 2)[0];
}
