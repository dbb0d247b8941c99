namespace AgentOS.Client.Agents;

/// <summary>Which agent: its number, or else its name.</summary>
public sealed record AgentReference
{
    private AgentReference(uint? id, string? name) => (Id, Name) = (id, name);

    /// <summary>Its number.</summary>
    public uint? Id { get; }

    /// <summary>Its name.</summary>
    public string? Name { get; }

    /// <summary>The one with a number.</summary>
    public static AgentReference ById(uint id) => new(id, null);

    /// <summary>The one with a name.</summary>
    public static AgentReference ByName(string name) => new(null, name);
}
