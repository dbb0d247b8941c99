namespace AgentOS.Errors;

/// <summary>A failure a person can act on: a catalogue entry applied to one operation on one object.</summary>
public sealed class AgentOSException : Exception
{
    /// <summary>Applies <paramref name="definition"/> to an operation.</summary>
    /// <param name="definition">The catalogue entry.</param>
    /// <param name="operation">What was attempted, an infinitive without "to": <c>open</c>, <c>mount /agent from</c>.</param>
    /// <param name="subject">The object it was attempted on; may be empty.</param>
    /// <param name="detail">What only this occurrence knows (an errno, a pid, a size), or null.</param>
    /// <param name="innerException">The failure underneath, or null.</param>
    public AgentOSException(ErrorDefinition definition, string operation, string subject, string? detail = null, Exception? innerException = null)
        : base(Describe(definition, operation, subject, detail), innerException)
    {
        Definition = definition;
        Operation = operation;
        Subject = subject;
        Detail = detail;
    }

    private AgentOSException(ErrorDefinition definition)
        : base(definition.Summary)
    {
        Definition = definition;
        Operation = "";
        Subject = "";
    }

    /// <summary>A failure that another process described: its words are kept as they are.</summary>
    /// <param name="code">Its entry of the catalogue.</param>
    /// <param name="message">What went wrong, a whole sentence.</param>
    /// <param name="remedy">What to do next; may be empty.</param>
    public static AgentOSException Reported(string code, string message, string remedy) => new(new ErrorDefinition(code, message, "", remedy));

    /// <summary>The catalogue entry.</summary>
    public ErrorDefinition Definition { get; }

    /// <summary>What was attempted.</summary>
    public string Operation { get; }

    /// <summary>The object it was attempted on; empty when there is none.</summary>
    public string Subject { get; }

    /// <summary>What only this occurrence knows, or null.</summary>
    public string? Detail { get; }

    private static string Describe(ErrorDefinition definition, string operation, string subject, string? detail)
    {
        string target = subject.Length == 0 ? "" : $" '{subject}'";
        string extra = detail is null ? "" : $" ({detail})";
        return $"cannot {operation}{target}: {definition.Summary}{extra}";
    }
}
