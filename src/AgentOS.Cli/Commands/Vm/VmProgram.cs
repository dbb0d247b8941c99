using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Run;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Sandbox;
using AgentOS.Storage;
using AgentOS.Vms;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Languages;
using AgentOS.Vms.Records;

namespace AgentOS.Cli.Commands.Vm;

/// <summary>Runs one command in one running VM, with this process' standard streams.</summary>
/// <param name="context">What every command is given.</param>
/// <param name="fleet">The VMs.</param>
/// <param name="log">Where it is written down.</param>
/// <param name="name">As what.</param>
internal sealed class VmProgram(CommandContext context, VmFleet fleet, VmLog log, string name)
{
    // How long a guest may take to end a program whose time is over.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>Puts a file into the VM's <c>/in</c>.</summary>
    public async Task StageAsync(VmRecord record, string? file, CancellationToken cancellationToken)
    {
        if (file is null)
            return;
        if (!record.Volumes || !VmVolumes.AreEnabled)
            throw new AgentOSException(VmErrors.VolumesDisabled, "put in", file);
        await VmVolumes.StageAsync(new DatabaseLocation(fleet.Store.DatabaseOf(record.Id)), file, cancellationToken);
    }

    /// <summary>Runs a command as <c>--cmd</c> writes it.</summary>
    /// <returns>Its exit status; 124 when its time was over.</returns>
    public int Run(VmRecord record, string command, TimeSpan? limit) => Run(record, GuestCommand.Of(command, VmLanguage.Of(record.Language)), limit);

    /// <summary>Runs a program.</summary>
    /// <returns>Its exit status; 124 when its time was over.</returns>
    public int Run(VmRecord record, IReadOnlyList<string> arguments, TimeSpan? limit)
    {
        long start = context.Time.GetTimestamp();
        try
        {
            int status = Carry(record, arguments, limit);
            log.Ran(name, record.Id, status, context.Time.GetElapsedTime(start));
            return status;
        }
        catch (AgentOSException failure)
        {
            log.Failed(name, record.Id, failure);
            throw;
        }
    }

    private int Carry(VmRecord record, IReadOnlyList<string> arguments, TimeSpan? limit)
    {
        RunningAgent agent = fleet.RequireRunning(record.Id);
        fleet.NoteRun(record);
        using CancellationTokenSource abandon = limit is { } time ? new(time + s_patience, context.Time) : new();
        try
        {
            int status = Follow(agent, arguments, limit, abandon.Token);
            if (!abandon.IsCancellationRequested)
                return status;
        }
        catch (AgentOSException) when (abandon.IsCancellationRequested)
        {
            // It did not even start.
        }

        context.Streams.Error.WriteLine($"agent: {record.Id} did not answer that the command's time is over; it ends when the VM can, or with 'agent vm stop --vm {record.Id}'");
        return ExitCodes.TimedOut;
    }

    private int Follow(RunningAgent agent, IReadOnlyList<string> arguments, TimeSpan? limit, CancellationToken abandon)
    {
        bool isOver = false;
        using JoinedProgram program = JoinedProgram.Start(AgentRegistry.OfThisUser(), agent, new JoinRequest(arguments), StandardStreams.Inherited, abandon);
        using SignalForwarding signals = new(program.Signal);
        using ITimer? timer = limit is { } time
            ? context.Time.CreateTimer(_ => { isOver = true; program.EndTree(); }, null, time, Timeout.InfiniteTimeSpan)
            : null;
        using (TerminalRelay.Start(program.Terminal, StandardStreams.Inherited, program.Resize))
        {
            int status = program.Wait().ExitCode;
            return isOver ? ExitCodes.TimedOut : status;
        }
    }
}
