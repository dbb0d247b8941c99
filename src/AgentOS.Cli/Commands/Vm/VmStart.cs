using System.Globalization;
using AgentOS.Cli.Background;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Machines;
using AgentOS.Vms;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Keeping;
using AgentOS.Vms.Records;
using AgentOS.Vms.Templates;

namespace AgentOS.Cli.Commands.Vm;

/// <summary>Starts a VM's host: a machine in waiting, or else a copy of its template, or else one that boots.</summary>
internal sealed class VmStart(CommandContext context, VmFleet fleet)
{
    private const string PoolVariable = "AGENT_VM_POOL";
    private const int MostInPool = 64;

    // How many machines are to be in waiting.
    private static int Pool => int.TryParse(Environment.GetEnvironmentVariable(PoolVariable), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? Math.Min(count, MostInPool) : 0;

    /// <summary>Starts it; returns when it takes commands.</summary>
    /// <exception cref="AgentOSException"><see cref="VmErrors.HostFailed"/>.</exception>
    public async Task StartAsync(VmRecord record, bool isCold, CancellationToken cancellationToken)
    {
        string? key = isCold ? null : await TryRequireTemplateAsync(record, cancellationToken);
        bool isNew = !File.Exists(fleet.Store.DiskOf(record.Id));
        if (key is null || !isNew || !TryAdopt(key, record))
            Boot(record, key is null);
    }

    // A template is made at its first use, which takes as long as booting.
    private async Task<string?> TryRequireTemplateAsync(VmRecord record, CancellationToken cancellationToken)
    {
        using VmImage image = await VmImage.OpenAsync(record, context.Time, cancellationToken);
        MachineSpecification machine = VmRequest.Machine(fleet.Directories, record, image, fleet.Store.DiskOf(record.Id), console: null, context.Time);
        string key = TemplateStore.KeyOf(machine);
        TemplateStore templates = new(fleet.Directories.Templates, context.Time);
        if (templates.Has(key))
            return key;
        try
        {
            context.Streams.Error.WriteLine($"agent: booting a template for VMs like this one ({record.MemoryMiB} MiB, {record.CpuCount} CPU), once");
            templates.Make(machine);
            return key;
        }
        catch (AgentOSException failure) when (failure.Definition == MachineErrors.TemplateNotMade)
        {
            context.Streams.Error.WriteLine($"agent: {failure.Message}; the VM is booted");
            return null;
        }
    }

    // It may end at any moment before it says that it is the VM's.
    private bool TryAdopt(string key, VmRecord record)
    {
        if (Pool == 0 || VmHost.KeeperOf(fleet.Directories).TryGetSpare(key, record, Pool) is not { } spare)
            return false;
        using (spare.Connection)
        {
            try
            {
                SocketLines.Send(spare.Connection, record.Id);
                return SocketLines.Receive(spare.Connection, out _) is not null;
            }
            catch (Linux.LinuxException)
            {
                return false;
            }
        }
    }

    private void Boot(VmRecord record, bool isCold)
    {
        using MemoryStream output = new();
        using StringWriter errors = new();
        CommandContext quiet = new(new Output.StandardStreams(Stream.Null, output, errors), new GlobalOptions());
        string[] arguments = [VmCommand.Name, VmHostCommand.Name, record.Id, .. isCold ? [VmOptions.Cold().Name] : Array.Empty<string>()];
        int status = BackgroundProgram.Start(quiet, arguments, workingDirectory: null);
        if (status != ExitCodes.Success)
            throw new AgentOSException(VmErrors.HostFailed, "start", record.Id, errors.ToString().Trim());
        string reason = System.Text.Encoding.UTF8.GetString(output.ToArray()).Trim()[record.Id.Length..];
        if (reason.Length > 0)
            context.Streams.Error.WriteLine($"agent: the VM was booted:{reason}");
    }
}
