namespace AgentOS.Network.Http;

/// <summary>One line of a head.</summary>
/// <param name="Name">As it was sent; names are compared without regard to case.</param>
/// <param name="Value">Without blanks at its ends; each character is one byte.</param>
public readonly record struct HeaderField(string Name, string Value)
{
    /// <summary>Whether it has that name.</summary>
    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
