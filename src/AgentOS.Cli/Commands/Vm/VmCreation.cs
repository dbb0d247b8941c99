using System.CommandLine;
using AgentOS.Cli.Background;
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
    public VmFleet Fleet { get; } = new(VmDirectories.OfThisUser(), Kernel.AgentRegistry.OfThisUser(), context.Time);

    /// <summary>Makes a VM and boots it.</summary>
    public async Task<VmRecord> CreateAsync(ParseResult parse, VmOptions options, string language, CancellationToken cancellationToken)
    {
        VmNetwork network = options.Network.Choose(parse);
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
            NetworkMode = network.Mode,
            Allow = network.Allow,
            Deny = network.Deny,
            Secrets = network.Secrets,
            Model = network.Model,
            Persist = parse.GetValue(options.Persist),
            Volumes = VmVolumes.AreEnabled,
            Environment = image.Configuration.Environment,
            WorkingDirectory = image.Configuration.WorkingDirectory,
        });
        try
        {
            Start(record);
            return record;
        }
        catch
        {
            Fleet.Clean(record.Id, keepsPersistent: false);
            throw;
        }
    }

    /// <summary>Boots a VM; returns when it takes commands.</summary>
    /// <exception cref="AgentOSException"><see cref="VmErrors.HostFailed"/>.</exception>
    public static void Start(VmRecord record)
    {
        using MemoryStream output = new();
        using StringWriter errors = new();
        CommandContext quiet = new(new Output.StandardStreams(Stream.Null, output, errors), new GlobalOptions());
        int status = BackgroundProgram.Start(quiet, [VmCommand.Name, VmHostCommand.Name, record.Id], workingDirectory: null);
        if (status != ExitCodes.Success)
            throw new AgentOSException(VmErrors.HostFailed, "start", record.Id, errors.ToString().Trim());
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
