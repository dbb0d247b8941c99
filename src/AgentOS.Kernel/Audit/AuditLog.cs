using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Kernel.Audit.Calls;
using AgentOS.Kernel.Records;
using AgentOS.Kernel.Syscalls;
using AgentOS.Kernel.Syscalls.Observation;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Audit;

/// <summary>
/// Writes down who did what, where the configuration asks for it: calls as they are answered, and what happens to agents. Entries and configuration outlive
/// the kernel. Entries for which there is no room in the queue to the disk are counted, and the count is an entry itself. Thread-safe.
/// </summary>
internal sealed class AuditLog : ICallObserver
{
    private readonly KernelLogbook _logbook;
    private readonly TimeProvider _clock;
    private volatile AuditConfiguration _configuration;
    private int _lost;

    private AuditLog(KernelLogbook logbook, AuditConfiguration configuration, TimeProvider clock) =>
        (_logbook, _configuration, _clock) = (logbook, configuration, clock);

    /// <summary>What is logged.</summary>
    public AuditConfiguration Configuration => _configuration;

    /// <summary>Goes on with the log of the kernel before, as it was configured.</summary>
    /// <exception cref="AgentOSException"><see cref="LogbookErrors.Unusable"/>.</exception>
    public static AuditLog Open(KernelLogbook logbook, TimeProvider clock)
    {
        string? kept = logbook.Exists ? logbook.RunAsync(tables => tables.Audit.ReadConfiguration()).GetAwaiter().GetResult() : null;
        AuditConfiguration? configuration = kept is null ? null : JsonSerializer.Deserialize(kept, AuditJson.Default.AuditConfiguration);
        return new AuditLog(logbook, configuration ?? AuditConfiguration.Default, clock);
    }

    // Who turns it off is in it.
    public bool Watches(Opcode opcode) => opcode == Opcode.SetAuditConfiguration || _configuration.Logs(AuditRules.CategoryOf(opcode));

    public void Completed(in CompletedCall call)
    {
        AuditCategory category = AuditRules.CategoryOf(call);
        if (call.Opcode == Opcode.SetAuditConfiguration || _configuration.Logs(category))
            Write(category, OpcodeName.Of(call.Opcode), call.Identity.Id, call.Identity.Name, call.IsSuccess, AuditDetails.Of(call, category));
    }

    /// <summary>Adds an entry, if its category is logged.</summary>
    public void Add(AuditCategory category, string eventType, uint agentId, string? agentName, bool success, RawJson details)
    {
        if (_configuration.Logs(category))
            Write(category, eventType, agentId, agentName, success, details);
    }

    /// <summary>Shows entries, those included that were added before.</summary>
    public Task<List<AuditEntry>> FindAsync(AuditFilter filter) => _logbook.RunAsync(tables => tables.Audit.Find(filter));

    /// <summary>Chooses what is logged; ends when the choice is on disk.</summary>
    public async Task ConfigureAsync(AuditConfiguration configuration)
    {
        _configuration = configuration;
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(configuration, AuditJson.Default.AuditConfiguration);
        await _logbook.RunAsync(tables =>
        {
            tables.Audit.WriteConfiguration(json);
            tables.Audit.Prune(configuration.MaxEntries);
            return true;
        }).ConfigureAwait(false);
    }

    private void Write(AuditCategory category, string eventType, uint agentId, string? agentName, bool success, RawJson details)
    {
        if (Volatile.Read(ref _lost) > 0)
            TellLoss();
        Post(Entry(category, eventType, agentId, agentName, success, details), 1);
    }

    private AuditEntry Entry(AuditCategory category, string eventType, uint agentId, string? agentName, bool success, RawJson details)
    {
        const double millisecondsPerSecond = 1000;
        double now = _clock.GetUtcNow().ToUnixTimeMilliseconds() / millisecondsPerSecond;
        return new AuditEntry(0, now, AuditCategoryName.Of(category), eventType, agentId, agentName, success, details);
    }

    private void TellLoss()
    {
        int lost = Interlocked.Exchange(ref _lost, 0);
        if (lost == 0)
            return;
        RawJson count = new(JsonSerializer.SerializeToUtf8Bytes(lost, AuditJson.Default.Int32));
        Post(Entry(AuditCategory.Security, "ENTRIES_LOST", 0, null, false, count), lost);
    }

    private void Post(AuditEntry entry, int entries)
    {
        int maxEntries = _configuration.MaxEntries;
        _logbook.Post(tables => tables.Audit.Add(entry, maxEntries), () => Interlocked.Add(ref _lost, entries));
    }
}
