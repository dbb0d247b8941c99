namespace AgentOS.Cli.Commands.Store.Chat;

/// <summary>Where a person's messages come from.</summary>
internal interface IChatInput : IDisposable
{
    /// <summary>Asks for the next message; null when there is no other one.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<string?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Completes when somebody types Ctrl-C while no message is asked for.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task WaitForInterruptAsync(CancellationToken cancellationToken);

    /// <summary>Shows a line, which can be seen, while a message is asked for.</summary>
    void Announce(string line);
}
