using System.Net.Security;
using System.Text;

namespace AgentOS.Network.Tests.Inspection;

/// <summary>WebSocket through an inspected connection.</summary>
public class UpgradeTests
{
    private const string Switching = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(1000)]
    public async Task A_secret_does_not_come_back_in_frames(int piece)
    {
        using InspectedPlace place = new(secret: "TOKEN=env@api.example.org:bearer");
        string said = $"\u0081\u0010begin {InspectedPlace.Value} end";
        place.Upstream.Answer = _ => [Switching, .. said.Chunk(piece).Select(letters => new string(letters))];
        await using SslStream client = await place.ConnectAsync();
        await client.WriteAsync(Encoding.Latin1.GetBytes(Request(place, place.Secret!.Placeholder)));
        string answer = await ReadAsync(client, Switching.Length + said.Length);
        Assert.StartsWith(Switching, answer, StringComparison.Ordinal);
        Assert.DoesNotContain(InspectedPlace.Value[7..], answer, StringComparison.Ordinal);
        Assert.EndsWith(" end", answer, StringComparison.Ordinal);
        Assert.Equal(["echo"], await place.RefusedAsync(1));
        string request = Assert.Single(place.Upstream.Requests);
        Assert.Contains($"Authorization: Bearer {InspectedPlace.Value}", request, StringComparison.Ordinal);
        // Compressed frames could not be looked through.
        Assert.DoesNotContain("permessage-deflate", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_byte_comes_at_once()
    {
        using InspectedPlace place = new(secret: "TOKEN=env@api.example.org:bearer");
        // Ends as the secret begins, and nothing follows.
        string said = $"last {InspectedPlace.Value[..7]}";
        place.Upstream.Answer = _ => [Switching, said];
        await using SslStream client = await place.ConnectAsync();
        await client.WriteAsync(Encoding.Latin1.GetBytes(Request(place, place.Secret!.Placeholder)));
        Assert.Equal(Switching + said, await ReadAsync(client, Switching.Length + said.Length));
    }

    [Fact]
    public async Task Without_a_secret_in_it_compression_is_the_clients_business()
    {
        using InspectedPlace place = new("methods=GET");
        place.Upstream.Answer = _ => [Switching, "frame"];
        await using SslStream client = await place.ConnectAsync();
        await client.WriteAsync(Encoding.Latin1.GetBytes(Request(place, "none")));
        Assert.Equal(Switching + "frame", await ReadAsync(client, Switching.Length + 5));
        Assert.Contains("permessage-deflate", Assert.Single(place.Upstream.Requests), StringComparison.Ordinal);
    }

    private static string Request(InspectedPlace place, string token) =>
        $"GET /socket HTTP/1.1\r\nHost: {InspectedPlace.Host}:{place.Upstream.Port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Extensions: permessage-deflate\r\nAuthorization: Bearer {token}\r\n\r\n";

    private static async Task<string> ReadAsync(SslStream stream, int length)
    {
        byte[] read = new byte[length];
        await stream.ReadExactlyAsync(read).AsTask().WaitAsync(TimeSpan.FromSeconds(60));
        return Encoding.Latin1.GetString(read);
    }
}
