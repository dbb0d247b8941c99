namespace AgentOS.Storage;

/// <summary>How <see cref="AgentDatabase.OpenAsync(DatabaseLocation, AgentDatabaseOptions?, CancellationToken)"/> opens a file.</summary>
public sealed record AgentDatabaseOptions
{
    /// <summary>Whether a missing file is made. True by default.</summary>
    public bool Create { get; init; } = true;

    /// <summary>Open for reading only; files of AgentFS before 0.4 can be read too. False by default.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The clock for times of files, keys and calls.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
