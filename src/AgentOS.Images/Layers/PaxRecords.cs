using System.Buffers.Text;
using System.Text;

namespace AgentOS.Images.Layers;

/// <summary>Records of a PAX header, <c>LENGTH KEY=VALUE\n</c> (POSIX pax). Values are bytes: attributes have zeroes in them.</summary>
internal sealed class PaxRecords
{
    private const string AttributePrefix = "SCHILY.xattr.";

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private Dictionary<string, byte[]>? _attributes;

    /// <summary>No attributes.</summary>
    public static IReadOnlyDictionary<string, byte[]> NoAttributes { get; } = new Dictionary<string, byte[]>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, byte[]> Attributes => _attributes ?? NoAttributes;

    public string? this[string key] => _values.GetValueOrDefault(key);

    /// <summary>Reads the content of a PAX header; later records replace earlier ones, empty ones remove them.</summary>
    /// <exception cref="InvalidDataException">It is malformed.</exception>
    public void Add(ReadOnlySpan<byte> content)
    {
        while (content.Length > 0)
        {
            int space = content.IndexOf((byte)' ');
            if (space < 1 || !Utf8Parser.TryParse(content[..space], out int length, out int digits) || digits != space || length <= space + 1 || length > content.Length || content[length - 1] != '\n')
                throw new InvalidDataException("a PAX record that is none");
            ReadOnlySpan<byte> record = content[(space + 1)..(length - 1)];
            int equals = record.IndexOf((byte)'=');
            if (equals < 1)
                throw new InvalidDataException("a PAX record without a key");
            Add(Encoding.Latin1.GetString(record[..equals]), record[(equals + 1)..]);
            content = content[length..];
        }
    }

    /// <summary>A number.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public long? Number(string key) => this[key] is not { } text ? null
        : long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, null, out long value) ? value : throw new InvalidDataException($"{key} of a PAX header is no number");

    /// <summary>A time in seconds with a fraction; in nanoseconds.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public Int128? Time(string key) => this[key] is not { } text ? null
        : decimal.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign | System.Globalization.NumberStyles.AllowDecimalPoint, null, out decimal seconds) && Math.Abs(seconds) < long.MaxValue
            ? (Int128)decimal.Floor(seconds * 1_000_000_000m)
            : throw new InvalidDataException($"{key} of a PAX header is no time");

    private void Add(string key, ReadOnlySpan<byte> value)
    {
        if (key.StartsWith(AttributePrefix, StringComparison.Ordinal))
            (_attributes ??= new(StringComparer.Ordinal))[key[AttributePrefix.Length..]] = value.ToArray();
        else if (value.Length == 0)
            _values.Remove(key);
        else
            _values[key] = Encoding.Latin1.GetString(value);
    }
}
