using System.Buffers.Text;
using System.Text;

namespace AgentOS.Storage.Archives;

/// <summary>
/// The records of a pax extended header, <c>LENGTH KEY=VALUE\n</c> (POSIX.1-2017 pax). Values are kept as bytes: System.Formats.Tar takes them for
/// text and ends them at the first newline.
/// </summary>
internal static class PaxRecords
{
    /// <summary>Reads the records, and replaces newlines within values in place, so that the other reader gets over them.</summary>
    internal static Dictionary<string, byte[]> Take(Span<byte> header)
    {
        Dictionary<string, byte[]> records = new(StringComparer.Ordinal);
        while (Utf8Parser.TryParse(header, out int length, out int digits) && length > digits + 1 && length <= header.Length)
        {
            Span<byte> record = header[(digits + 1)..(length - 1)];
            int equals = record.IndexOf((byte)'=');
            if (equals > 0)
                records[Encoding.UTF8.GetString(record[..equals])] = record[(equals + 1)..].ToArray();
            record.Replace((byte)'\n', (byte)' ');
            header = header[length..];
        }

        return records;
    }
}
