namespace AgentOS.Llm.Messages;

/// <summary>Who speaks in a message. What a model is told first is no message (<see cref="ChatRequest.System"/>).</summary>
public enum ChatRole
{
    /// <summary>Whoever asks, and the results of tools.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,
}
