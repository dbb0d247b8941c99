using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Image;
using AgentOS.Kernel;
using AgentOS.Linux;
using AgentOS.Vms;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Records;

namespace AgentOS.Cli.Commands.Vm;

/// <summary>This user's VMs, and what a command line says about new ones.</summary>
internal sealed class UserVms(CommandContext context)
{
    public VmFleet Fleet { get; } = new(VmDirectories.OfThisUser(), AgentRegistry.OfThisUser(), context.Time);

    /// <summary>Makes a VM and boots it, showing what is fetched for it.</summary>
    public async Task<VmRecord> CreateAsync(ParseResult parse, VmOptions options, string language, CancellationToken cancellationToken)
    {
        VmNetwork network = options.Network.Choose(parse);
        using ProgressLine progress = new(context.Streams.Error, Terminal.IsTerminal(2), context.Time);
        VmCreation creation = new(Fleet, HostProgram.ThisOne, context.Time)
        {
            Images = progress,
            IsCold = parse.GetValue(options.IsCold),
            Noting = Note,
            FetchingKernel = () => context.Streams.Error.WriteLine("agent: fetching the kernel for VMs (Debian's linux-image-cloud-amd64), once"),
        };
        return await creation.CreateAsync(
            new VmRecord
            {
                Language = language,
                Image = parse.GetValue(options.Image) ?? "",
                Monitor = parse.GetValue(options.Monitor) ?? "",
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
            },
            cancellationToken);
    }

    /// <summary>Boots a VM; returns when it takes commands.</summary>
    /// <param name="record">Which.</param>
    /// <param name="isCold">Boots it, in place of copying one that has booted.</param>
    public void Start(VmRecord record, bool isCold) => new VmCreation(Fleet, HostProgram.ThisOne, context.Time) { IsCold = isCold, Noting = Note }.Start(record);

    private void Note(string text) => context.Streams.Error.WriteLine($"agent: {text}");
}
