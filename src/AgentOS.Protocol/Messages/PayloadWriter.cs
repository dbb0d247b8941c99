using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace AgentOS.Protocol;

/// <summary>Writes a message's fields: integers little endian, strings and byte arrays with a u32 length, lists with a u32 count.</summary>
internal sealed class PayloadWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public void Write(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.GetSpan(sizeof(int)), value);
        _buffer.Advance(sizeof(int));
    }

    public void Write(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.GetSpan(sizeof(long)), value);
        _buffer.Advance(sizeof(long));
    }

    public void Write(bool value) => Write(value ? 1 : 0);

    public void Write(ReadOnlySpan<byte> value)
    {
        Write(value.Length);
        _buffer.Write(value);
    }

    public void Write(string value) => Write(Encoding.UTF8.GetBytes(value));

    public void Write(IReadOnlyList<string> values)
    {
        Write(values.Count);
        foreach (string value in values)
            Write(value);
    }
}
