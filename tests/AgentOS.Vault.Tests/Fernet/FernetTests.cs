using System.Text;
using AgentOS.Vault.Fernet;

namespace AgentOS.Vault.Tests.Fernet;

public class FernetTests
{
    public static TheoryData<FernetVector> Generated => FernetVector.Read("generate.json");

    public static TheoryData<FernetVector> Valid => FernetVector.Read("verify.json");

    public static TheoryData<FernetVector> Invalid => FernetVector.Read("invalid.json");

    [Theory]
    [MemberData(nameof(Generated))]
    public void The_published_token_is_generated(FernetVector vector)
    {
        using FernetKey key = FernetKey.Parse(vector.Secret);
        byte[] iv = [.. vector.Iv!.Select(value => (byte)value)];
        Assert.Equal(vector.Token, FernetToken.Encrypt(key, Encoding.UTF8.GetBytes(vector.Src), vector.Now, iv));
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void The_published_token_is_verified(FernetVector vector)
    {
        using FernetKey key = FernetKey.Parse(vector.Secret);
        Assert.Equal(vector.Src, Encoding.UTF8.GetString(FernetToken.Decrypt(key, vector.Token, TimeSpan.FromSeconds(vector.TtlSec), vector.Now)!));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void The_published_invalid_token_is_refused(FernetVector vector)
    {
        using FernetKey key = FernetKey.Parse(vector.Secret);
        Assert.Null(FernetToken.Decrypt(key, vector.Token, TimeSpan.FromSeconds(vector.TtlSec), vector.Now));
    }

    [Fact]
    public void Every_changed_character_is_noticed()
    {
        using FernetKey key = new(new byte[FernetKey.Length]);
        string token = FernetToken.Encrypt(key, "a message"u8, DateTimeOffset.UnixEpoch);
        Assert.Equal("a message"u8.ToArray(), FernetToken.Decrypt(key, token));
        for (int index = 0; index < token.Length; index++)
        {
            foreach (char other in "Aa0-_=+/ \n")
            {
                if (other != token[index])
                    Assert.Null(FernetToken.Decrypt(key, string.Concat(token.AsSpan(0, index), other.ToString(), token.AsSpan(index + 1))));
            }
        }
    }

    [Fact]
    public void Hostile_text_is_no_token_and_throws_nothing()
    {
        using FernetKey key = new(new byte[FernetKey.Length]);
        Random random = new(20);
        for (int round = 0; round < 2000; round++)
        {
            byte[] bytes = new byte[random.Next(0, 120)];
            random.NextBytes(bytes);
            Assert.Null(FernetToken.Decrypt(key, round % 2 == 0 ? Convert.ToBase64String(bytes) : Encoding.Latin1.GetString(bytes)));
        }
    }

    [Fact]
    public void Two_tokens_of_one_message_differ()
    {
        using FernetKey key = new(new byte[FernetKey.Length]);
        Assert.NotEqual(FernetToken.Encrypt(key, "m"u8, DateTimeOffset.UnixEpoch), FernetToken.Encrypt(key, "m"u8, DateTimeOffset.UnixEpoch));
    }
}
