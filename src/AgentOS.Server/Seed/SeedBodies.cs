using AgentOS.Vms;
using AgentOS.Vms.Records;

namespace AgentOS.Server.Seed;

/// <summary>What the seed's clients send; which fields count depends on the route, and unknown ones are passed over, as they always were.</summary>
internal sealed record SeedRequest
{
    public string? Language { get; init; }

    public string? Command { get; init; }

    public string? Image { get; init; }

    public int? Cpu { get; init; }

    public int? Memory { get; init; }

    public string? Network { get; init; }

    public bool Persist { get; init; }

    public string? File { get; init; }

    public double? Timeout { get; init; }

    public string? VmId { get; init; }

    public bool KeepPersist { get; init; }
}

/// <summary>The envelope of every answer.</summary>
internal sealed record SeedAnswer(bool Success)
{
    public string? Error { get; init; }

    public object? Data { get; init; }

    public int? StatusCode { get; init; }
}

/// <summary>A VM.</summary>
internal sealed record SeedVm(
    string Id, string Language, string Status, int CpuCount, int MemoryMib, string NetworkMode, bool Persist, DateTimeOffset CreatedAt, DateTimeOffset? LastRunAt)
{
    public static SeedVm Of(VmRecord record, VmStatus status) => new(
        record.Id, record.Language, status.ToString().ToLowerInvariant(), record.CpuCount, record.MemoryMiB, record.NetworkMode, record.Persist, record.CreatedAt, record.LastRunAt);
}

/// <summary>What became of a command.</summary>
/// <param name="VmId">Where it ran.</param>
/// <param name="ExitCode">Its status; 124 when its time was over.</param>
/// <param name="Stdout">What it wrote.</param>
/// <param name="Stderr">To its standard error.</param>
/// <param name="Duration">How long it ran, as Go writes durations.</param>
internal sealed record SeedResult(string VmId, int ExitCode, string Stdout, string Stderr, string Duration);

/// <summary>How many were stopped.</summary>
internal sealed record SeedStopped(int Stopped);

/// <summary>How many were removed.</summary>
internal sealed record SeedCleaned(int Cleaned);

/// <summary>When some could not.</summary>
internal sealed record SeedPartial(int SuccessCount, int ErrorCount);
