using System.CommandLine;
using System.Globalization;
using AgentOS.Cli.CommandLine;
using AgentOS.Vms.Records;
using Microsoft.Extensions.Logging;

namespace AgentOS.Cli.Commands.Vm;

/// <summary>The events of <c>agent vm</c>, by name and keys.</summary>
internal sealed class VmLog(ILogger logger)
{
    public static VmLog Of(CommandContext context, ParseResult parse) => new(context.Options.Log.Open(parse, context.Streams.Error, context.Time));

    /// <summary><c>vm created</c>, <c>temporary vm created</c>.</summary>
    public void Created(string name, VmRecord record) => Write(
        LogLevel.Information, name, null, ("id", record.Id), ("language", record.Language), ("rootfs", record.Image), ("cpu_count", record.CpuCount), ("memoryMiB", record.MemoryMiB),
        ("network", record.NetworkMode), ("persisted", record.Persist), ("created_at", record.CreatedAt));

    /// <summary><c>vm run</c>, <c>vm exec</c>, <c>vm shell completed</c>: a program has ended.</summary>
    public void Ran(string name, string id, int status, TimeSpan duration) =>
        Write(LogLevel.Information, name, null, ("vm", id), ("exit_code", status), ("duration", duration.TotalSeconds.ToString("0.###s", CultureInfo.InvariantCulture)));

    /// <summary>… failed: a program could not be run.</summary>
    public void Failed(string name, string id, Exception failure) => Write(LogLevel.Error, $"{name} failed", failure, ("vm", id));

    /// <summary><c>vm stopped</c>, <c>vm paused</c>, <c>vm resumed</c>, <c>vm cleaned</c>, <c>vm shell</c>.</summary>
    public void Did(string name, string id) => Write(LogLevel.Information, name, null, ("vm", id));

    private void Write(LogLevel level, string name, Exception? failure, params (string Key, object? Value)[] keys)
    {
        KeyValuePair<string, object?>[] pairs = [.. keys.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))];
        logger.Log(level, new EventId(0, name), pairs, failure, static (_, _) => "");
    }
}
