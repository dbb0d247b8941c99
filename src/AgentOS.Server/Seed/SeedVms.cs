using System.Globalization;
using System.Text;
using AgentOS.Errors;
using AgentOS.Fleet;
using AgentOS.Fleet.Programs;
using AgentOS.Kernel.Commands;
using AgentOS.Server.Programs;
using AgentOS.Storage;
using AgentOS.Vms;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Languages;
using AgentOS.Vms.Records;

namespace AgentOS.Server.Seed;

/// <summary>What the seed's routes do to VMs.</summary>
internal sealed class SeedVms(ISandboxes sandboxes, VmFleet fleet, TimeProvider clock)
{
    private const int MostOutput = 4 << 20;
    private const double UsualSeconds = 30;

    /// <summary>All of them with their states.</summary>
    public IReadOnlyList<(VmRecord Record, VmStatus Status)> List() => fleet.List();

    /// <summary>Makes one and boots it.</summary>
    public async Task<VmRecord> CreateAsync(SeedRequest wanted, CancellationToken cancellationToken)
    {
        SandboxInfo made = await sandboxes.CreateAsync(
            new SandboxRequest
            {
                Tier = SandboxTier.Vm,
                Language = wanted.Language is { Length: > 0 } language ? language : "python",
                Image = wanted.Image is { Length: > 0 } image ? image : null,
                Cpus = wanted.Cpu is > 0 ? wanted.Cpu : null,
                MemoryMiB = wanted.Memory is > 0 ? wanted.Memory : null,
                Allow = wanted.Network switch
                {
                    null or "" or VmNetwork.None => [],
                    VmNetwork.AllowAll => [SandboxRequest.Everything],
                    var other => throw new AgentOSException(VmErrors.UnsupportedNetwork, "use network", other),
                },
                Persist = wanted.Persist,
                Volumes = VmVolumes.AreEnabled,
            },
            cancellationToken);
        return fleet.Store.Read(made.Id);
    }

    /// <summary>Puts a file of this machine in, and runs a command.</summary>
    public async Task<SeedResult> RunAsync(string id, SeedRequest wanted, CancellationToken gone)
    {
        VmRecord record = fleet.Store.Read(id);
        _ = fleet.RequireRunning(id);
        if (wanted.File is { Length: > 0 } file)
        {
            if (!record.Volumes)
                throw new AgentOSException(VmErrors.VolumesDisabled, "put in", file);
            await VmVolumes.StageAsync(new DatabaseLocation(fleet.Store.DatabaseOf(id)), file, gone);
            await sandboxes.SynchronizeAsync(id);
        }

        fleet.NoteRun(record);
        return await RunAsync(record, wanted, gone);
    }

    /// <summary>Stops or removes one, or all.</summary>
    /// <returns>How many it was done to, and how many not.</returns>
    public async Task<(int Done, int Failed)> ForEachAsync(string? id, Func<string, Task> change)
    {
        if (id is not null)
        {
            _ = fleet.Store.Read(id);
            await change(id);
            return (1, 0);
        }

        int done = 0, failed = 0;
        foreach (VmRecord record in fleet.Store.List())
        {
            try
            {
                await change(record.Id);
                done++;
            }
            catch (AgentOSException)
            {
                failed++;
            }
        }

        return (done, failed);
    }

    /// <summary>Stops one.</summary>
    public Task StopAsync(string id) => sandboxes.StopAsync(id);

    /// <summary>Removes one.</summary>
    public Task CleanAsync(string id, bool keepsPersistent) => Task.Run(() => fleet.Clean(id, keepsPersistent));

    private async Task<SeedResult> RunAsync(VmRecord record, SeedRequest wanted, CancellationToken gone)
    {
        CappedOutput output = new(MostOutput), error = new(MostOutput);
        await using SandboxProgram program = await sandboxes.StartProgramAsync(record.Id, new ProgramRequest(GuestCommand.Of(wanted.Command!, VmLanguage.Of(record.Language))));
        ProgramRun.End end = await new ProgramRun(program, clock).RunAsync(
            ReadOnlyMemory<byte>.Empty, TimeSpan.FromSeconds(wanted.Timeout is > 0 and < 86_400 ? wanted.Timeout.Value : UsualSeconds), part => Keep(output, part), part => Keep(error, part), gone);
        string duration = string.Create(CultureInfo.InvariantCulture, $"{end.Duration.TotalSeconds:0.######}s");
        return new SeedResult(record.Id, end.ExitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()), duration);
    }

    private static ValueTask Keep(CappedOutput kept, ReadOnlyMemory<byte> part)
    {
        kept.Add(part.Span);
        return ValueTask.CompletedTask;
    }
}
