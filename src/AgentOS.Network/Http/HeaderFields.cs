using System.Text;

namespace AgentOS.Network.Http;

/// <summary>The header fields of a message, in order.</summary>
public sealed class HeaderFields
{
    /// <summary>All of them.</summary>
    public List<HeaderField> Fields { get; init; } = [];

    /// <summary>The value of the first with that name; null when there is none.</summary>
    public string? this[string name] => Fields.Where(field => field.Is(name)).Select(field => field.Value).FirstOrDefault();

    /// <summary>How many have that name.</summary>
    public int Count(string name) => Fields.Count(field => field.Is(name));

    /// <summary>All that are lists with that name, as one list in small letters.</summary>
    public IEnumerable<string> List(string name) =>
        Fields.Where(field => field.Is(name)).SelectMany(field => field.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(value => value.ToLowerInvariant());

    /// <summary>Takes all with that name away.</summary>
    public void Remove(string name) => Fields.RemoveAll(field => field.Is(name));

    /// <summary>Puts one in the place of all with that name.</summary>
    /// <exception cref="FormatException">It would be more than a field.</exception>
    public void Set(string name, string value)
    {
        if (!HttpToken.Is(Encoding.Latin1.GetBytes(name)) || value.Any(character => character > '\u00ff') || !HttpToken.IsFieldValue(Encoding.Latin1.GetBytes(value)))
            throw new FormatException($"'{name}' is no header field");
        int at = Fields.FindIndex(field => field.Is(name));
        Remove(name);
        Fields.Insert(at < 0 ? Fields.Count : at, new HeaderField(name, value));
    }

    /// <summary>As they are sent, with the empty line behind them.</summary>
    public byte[] ToBytes()
    {
        StringBuilder text = new();
        Write(text);
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    internal void Write(StringBuilder text)
    {
        foreach (HeaderField field in Fields)
            text.Append(field.Name).Append(": ").Append(field.Value).Append("\r\n");
        text.Append("\r\n");
    }
}
