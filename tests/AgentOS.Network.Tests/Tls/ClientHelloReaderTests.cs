using AgentOS.Network.Tests.Support;
using AgentOS.Network.Tls;

namespace AgentOS.Network.Tests.Tls;

/// <summary>TLS hellos, however they come.</summary>
public sealed class ClientHelloReaderTests
{
    private static readonly (int, byte[]) s_large = (Hello.KeyShareType, new byte[1200]);

    [Fact]
    public void A_hello_says_its_name_and_protocols()
    {
        ClientHello hello = ClientHelloReader.TryRead(Hello.For("ok.example"))!;
        Assert.Equal("ok.example", hello.ServerName);
        Assert.Equal(["h2"], hello.Protocols);
        Assert.False(hello.HasEncryptedHello);
    }

    [Fact]
    public void N11_no_name_is_no_name() => Assert.Null(ClientHelloReader.TryRead(Hello.For(null))!.ServerName);

    [Fact]
    public void N13_an_encrypted_hello_is_seen() => Assert.True(ClientHelloReader.TryRead(Hello.For("ok.example", (Hello.EncryptedType, [0])))!.HasEncryptedHello);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16384)]
    public void N12_a_hello_may_be_divided_into_records(int size)
    {
        byte[] bytes = Hello.Split(Hello.Message([(Hello.ServerNameType, Hello.ServerName("ok.example")), s_large]), size);
        Assert.Equal("ok.example", ClientHelloReader.TryRead(bytes)!.ServerName);
        for (int length = 1; length < bytes.Length; length += Math.Max(1, bytes.Length / 200))
            Assert.Null(ClientHelloReader.TryRead(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void N12_a_hello_of_17_KiB_is_read()
    {
        byte[] bytes = Hello.Split(Hello.Message([(Hello.KeyShareType, new byte[17 * 1024]), (Hello.ServerNameType, Hello.ServerName("ok.example"))]), 16384);
        Assert.Equal("ok.example", ClientHelloReader.TryRead(bytes)!.ServerName);
    }

    [Fact]
    public void N12_a_hello_without_end_is_refused() => Assert.Throws<FormatException>(() => ClientHelloReader.TryRead(Hello.Split([1, 0, 0xff, 0xff, .. new byte[70000]], 16384)));

    public static TheoryData<string, byte[]> Bad => new()
    {
        { "two names", Hello.Record(Hello.Message([(Hello.ServerNameType, Hello.ServerName("ok.example", "evil.example"))])) },
        { "the extension twice", Hello.Record(Hello.Message([(Hello.ServerNameType, Hello.ServerName("ok.example")), (Hello.ServerNameType, Hello.ServerName("evil.example"))])) },
        { "an empty name", Hello.For("") },
        { "a name with NUL", Hello.For("ok.example\0.evil.example") },
        { "a name with a space", Hello.For("ok .example") },
        { "an empty list", Hello.Record(Hello.Message([(Hello.ServerNameType, [0, 0])])) },
        { "another kind of name", Hello.Record(Hello.Message([(Hello.ServerNameType, [0, 4, 1, 0, 1, 65])])) },
        { "bytes behind the name", Hello.Record(Hello.Message([(Hello.ServerNameType, [.. Hello.ServerName("ok.example"), 0])])) },
        { "a server's hello", Hello.Record([2, .. Hello.Message([]).AsSpan(1)]) },
        { "something behind the hello", Hello.Record([.. Hello.Message([]), 1]) },
        { "an empty record", Hello.Record([]) },
        { "an alert within", [.. Hello.Record(Hello.Message([]).AsSpan(0, 5)), 21, 3, 3, 0, 2, 1, 0] },
        { "another version of records", [22, 2, 0, 0, 1, 1] },
        { "no ciphers", Hello.Record([1, 0, 0, 38, 3, 3, .. new byte[32], 0, 0, 0, 1]) },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void N11_what_can_be_read_in_two_ways_is_refused(string what, byte[] bytes) =>
        Assert.Throws<FormatException>(() => ClientHelloReader.TryRead(bytes) ?? throw new InvalidOperationException(what));

    [Fact]
    public void Any_changed_hello_is_read_or_refused_and_never_gets_another_name_out_of_nothing()
    {
        Random random = new(20);
        byte[] good = Hello.For("ok.example", s_large);
        for (int round = 0; round < 20000; round++)
        {
            byte[] bytes = [.. good];
            for (int change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                ClientHello? hello = ClientHelloReader.TryRead(bytes.AsSpan(0, random.Next(1, bytes.Length + 1)));
                Assert.True(hello?.ServerName is null || hello.ServerName.All(character => character is > ' ' and <= '~'));
            }
            catch (FormatException)
            {
                // Refused.
            }
        }
    }
}
