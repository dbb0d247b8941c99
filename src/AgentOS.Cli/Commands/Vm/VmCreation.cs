using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Image;
using AgentOS.Errors;
using AgentOS.Images;
using AgentOS.Images.References;
using AgentOS.Images.Registries;
using AgentOS.Linux;
using AgentOS.Machines.Kernels;
using AgentOS.Vms;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Languages;
using AgentOS.Vms.Records;

namespace AgentOS.Cli.Commands.Vm;

/// <summary>Makes VMs and starts their hosts.</summary>
internal sealed class VmCreation(CommandContext context)
{
    private const string NoNetwork = "none";

    public VmFleet Fleet { get; } = new(VmDirectories.OfThisUser(), Kernel.AgentRegistry.OfThisUser(), context.Time);

    /// <summary>Makes a VM and boots it.</summary>
    public async Task<VmRecord> CreateAsync(ParseResult parse, VmOptions options, string language, CancellationToken cancellationToken)
    {
        string network = parse.GetRequiredValue(options.Network);
        if (network != NoNetwork)
            throw new AgentOSException(VmErrors.UnsupportedNetwork, "use network", network);
        string usual = VmLanguage.Of(language).Image;
        await RequireKernelAsync();
        Images.Image image = await RequireImageAsync(ImageReference.Parse(parse.GetValue(options.Image) ?? usual), cancellationToken);
        VmRecord record = Fleet.Create(new VmRecord
        {
            Language = language,
            Image = image.Name,
            ImageDigest = image.Digest.ToString(),
            CpuCount = parse.GetValue(options.Cpus),
            MemoryMiB = parse.GetValue(options.Memory),
            DiskMiB = parse.GetValue(options.Disk),
            NetworkMode = network,
            Volumes = VmVolumes.AreEnabled,
            Environment = image.Configuration.Environment,
            WorkingDirectory = image.Configuration.WorkingDirectory,
        });
        try
        {
            await new VmStart(context, Fleet).StartAsync(record, parse.GetValue(options.IsCold), cancellationToken);
            return record;
        }
        catch
        {
            Fleet.Clean(record.Id, keepsPersistent: false);
            throw;
        }
    }

    private async Task<Images.Image> RequireImageAsync(ImageReference reference, CancellationToken cancellationToken)
    {
        ImageStore store = new(ImageDirectories.OfThisUser(), time: context.Time);
        try
        {
            return await store.ResolveAsync(reference, cancellationToken);
        }
        catch (AgentOSException missing) when (missing.Definition == ImageErrors.NotHere)
        {
            using ProgressLine progress = new(context.Streams.Error, Terminal.IsTerminal(2), context.Time);
            return await store.PullAsync(reference, new RegistryOptions { Credentials = RegistryCredentials.OfThisUser() }, progress, cancellationToken);
        }
    }

    // Debian's package, unpacked into the cache: nothing of the machine changes.
    private async Task RequireKernelAsync()
    {
        Fleet.Directories.Make();
        if (new GuestKernels(Fleet.Directories.Kernel).TryFind() is not null)
            return;
        context.Streams.Error.WriteLine("agent: fetching the kernel for VMs (Debian's linux-image-cloud-amd64), once");
        await KernelPackage.FetchAsync(Fleet.Directories.Kernel);
    }
}
