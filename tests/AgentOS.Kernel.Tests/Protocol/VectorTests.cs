using System.Text;
using System.Text.Json;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Protocol;

/// <summary>The byte vectors, read and written by <see cref="KernelHeader"/> and answered by a kernel.</summary>
public sealed class VectorTests(LiveKernel kernel) : IClassFixture<LiveKernel>
{
    public static TheoryData<string> Sound => Names(frame => !frame.TryGetProperty("error", out _));

    public static TheoryData<string> Malformed => Names(frame => frame.TryGetProperty("error", out _));

    public static TheoryData<string> Streams => [.. VectorFile.Streams.Select(stream => stream.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Sound))]
    public void A_header_is_read_and_written_as_the_vector_says(string name)
    {
        JsonElement vector = VectorFile.Frame(name);
        byte[] bytes = VectorFile.Bytes(vector);
        Assert.True(KernelHeader.TryRead(bytes, out KernelHeader header));
        Assert.Equal(
            new KernelHeader(vector.GetProperty("tag").GetUInt32(), (Opcode)vector.GetProperty("opcode").GetByte(), vector.GetProperty("length").GetUInt64()), header);
        Assert.True(Enum.IsDefined(header.Opcode));
        byte[] written = new byte[KernelHeader.Size];
        header.Write(written);
        Assert.Equal(vector.GetProperty("header").GetString(), Convert.ToHexStringLower(written));
        Assert.Equal(bytes[..KernelHeader.Size], written);
    }

    [Theory]
    [MemberData(nameof(Sound))]
    public void A_payload_is_what_the_vector_says(string name)
    {
        JsonElement vector = VectorFile.Frame(name);
        ReadOnlySpan<byte> payload = VectorFile.Bytes(vector).AsSpan(KernelHeader.Size);
        Assert.Equal(vector.GetProperty("length").GetInt32(), payload.Length);
        if (vector.TryGetProperty("text", out JsonElement text))
        {
            Assert.Equal(text.GetString(), Encoding.UTF8.GetString(payload));
        }
        else if (vector.TryGetProperty("bytes", out JsonElement bytes))
        {
            Assert.Equal(bytes.GetString(), Convert.ToHexStringLower(payload));
        }
        else
        {
            int end = payload.IndexOf((byte)0);
            Assert.Equal(vector.TryGetProperty("attachment", out JsonElement attachment), end >= 0);
            Assert.True(JsonElement.DeepEquals(vector.GetProperty("json"), JsonDocument.Parse(payload[..(end < 0 ? payload.Length : end)].ToArray()).RootElement));
            Assert.Equal(end < 0 ? "" : attachment.GetString(), Convert.ToHexStringLower(end < 0 ? [] : payload[(end + 1)..]));
        }
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_malformed_header_is_answered_with_the_vectors_error_and_ends_the_connection(string name)
    {
        JsonElement vector = VectorFile.Frame(name);
        using RawClient client = kernel.Connect();
        client.Send(VectorFile.Bytes(vector));
        Assert.Equal(vector.GetProperty("error").GetString(), JsonDocument.Parse(client.Receive()!.Value.Payload).RootElement.GetProperty("code").GetString());
        Assert.Null(client.Receive());
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void A_stream_holds_the_frames_of_its_list(string name)
    {
        JsonElement stream = VectorFile.Streams.Single(stream => stream.GetProperty("name").GetString() == name);
        Assert.Equal(
            Convert.ToHexString([.. stream.GetProperty("frames").EnumerateArray().SelectMany(frame => VectorFile.Bytes(VectorFile.Frame(frame.GetString()!)))]),
            Convert.ToHexString(VectorFile.Bytes(stream)));
    }

    private static TheoryData<string> Names(Func<JsonElement, bool> isWanted) =>
        [.. VectorFile.Frames.Where(isWanted).Select(frame => frame.GetProperty("name").GetString()!)];
}
