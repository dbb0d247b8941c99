using System.Text;
using AgentOS.Errors;
using AgentOS.Storage.Encryption;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Encryption;

/// <summary>Key files, good and hostile.</summary>
public sealed class KeyFileTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TempDirectory _directory = new();

    private string KeyPath => _directory["key"];

    public static TheoryData<string, string> Unfit => new()
    {
        { "", "it is empty" },
        { "\n", "it is empty" },
        { new string('x', 1025), "it is longer than 1024 bytes" },
        { new string('x', 100_000), "it is longer than 1024 bytes" },
        { "zyx\ntwo", "it has more than one line" },
        { "zyx\n\n", "it has more than one line" },
        { "bell\a", "it is not text" },
        { "nul\0", "it is not text" },
    };

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("0123456789abcdefABCDEF0123456789abcdef0123456789abcdef0123456789", "x'0123456789abcdefABCDEF0123456789abcdef0123456789abcdef0123456789'")]
    [InlineData("0123456789abcdefABCDEF0123456789abcdef0123456789abcdef012345678", "0123456789abcdefABCDEF0123456789abcdef0123456789abcdef012345678")]
    [InlineData("g123456789abcdefABCDEF0123456789abcdef0123456789abcdef0123456789", "g123456789abcdefABCDEF0123456789abcdef0123456789abcdef0123456789")]
    [InlineData("correct horse", "correct horse")]
    [InlineData("Schlüssel", "Schlüssel")]
    [InlineData("trailing space \n", "trailing space ")]
    [InlineData("windows\r\n", "windows")]
    public void One_line_is_a_key_or_a_passphrase(string content, string notation)
    {
        Write(Encoding.UTF8.GetBytes(content), Private);
        Assert.Equal(notation, Encoding.UTF8.GetString(DatabaseKey.ReadFile(KeyPath).Notation));
    }

    [Theory]
    [MemberData(nameof(Unfit))]
    public void What_is_no_key_is_refused_and_not_shown(string content, string reason)
    {
        Write(Encoding.UTF8.GetBytes(content), Private);
        AgentOSException refusal = Assert.Throws<AgentOSException>(() => DatabaseKey.ReadFile(KeyPath));
        Assert.Equal((EncryptionErrors.KeyInvalid, reason), (refusal.Definition, refusal.Detail));
        if (content.Length > 2)
            Assert.DoesNotContain(content[..3], refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Binary_rubbish_is_refused()
    {
        byte[] bytes = new byte[32];
        Random random = new(1);
        for (int i = 0; i < 100; i++)
        {
            random.NextBytes(bytes);
            bytes[random.Next(32)] = 0xFF;
            Write(bytes, Private);
            Assert.Equal(EncryptionErrors.KeyInvalid, Assert.Throws<AgentOSException>(() => DatabaseKey.ReadFile(KeyPath)).Definition);
        }
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_file_that_others_may_touch_is_refused(UnixFileMode others)
    {
        Write("passphrase"u8, Private | others);
        Assert.Equal(EncryptionErrors.KeyExposed, Assert.Throws<AgentOSException>(() => DatabaseKey.ReadFile(KeyPath)).Definition);
        File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead);
        Assert.NotNull(DatabaseKey.ReadFile(KeyPath));
    }

    [Fact]
    public void What_is_not_a_regular_file_is_refused_at_once()
    {
        SqliteCommand.Run("/usr/bin/mkfifo", "-m", "600", _directory["fifo"]);
        Directory.CreateDirectory(_directory["directory"], Private);
        foreach (string path in (string[])[_directory["fifo"], _directory["directory"], _directory["missing"], "/dev/zero", _directory["directory/file"]])
            Assert.Equal(EncryptionErrors.KeyUnreadable, Assert.Throws<AgentOSException>(() => DatabaseKey.ReadFile(path)).Definition);
    }

    [Fact]
    public void A_key_does_not_show_itself() => Assert.Equal("DatabaseKey", DatabaseKey.Parse("secret").ToString());

    [Fact]
    public void A_key_of_the_kernels_keyring_is_read()
    {
        const string program = """
            import ctypes, platform, sys
            call = 217 if platform.machine() == 'aarch64' else 248
            sys.exit(ctypes.CDLL(None).syscall(call, b'user', b'agentos-keyring-test', b'from the kernel', 15, -4) < 0)
            """;
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "python3 is not installed");
        using System.Diagnostics.Process add = System.Diagnostics.Process.Start("/usr/bin/python3", ["-c", program]);
        add.WaitForExit();
        Assert.SkipUnless(add.ExitCode == 0, "the kernel offers no keyring here");
        Assert.Equal("from the kernel", Encoding.UTF8.GetString(DatabaseKey.ReadKeyring("agentos-keyring-test").Notation));
        AgentOSException refusal = Assert.Throws<AgentOSException>(() => DatabaseKey.ReadKeyring("agentos-no-such-key"));
        Assert.Equal((EncryptionErrors.KeyUnreadable, "ENOKEY"), (refusal.Definition, refusal.Detail));
    }

    [Fact]
    public void Random_bytes_look_encrypted_and_others_do_not()
    {
        Random random = new(11);
        byte[] bytes = new byte[4096];
        for (int i = 0; i < 2000; i++)
        {
            random.NextBytes(bytes);
            Assert.True(Randomness.IsIn(bytes));
        }

        Assert.False(Randomness.IsIn(new byte[4096]));
        Assert.False(Randomness.IsIn(bytes.AsSpan(0, 511)));
        Assert.False(Randomness.IsIn(File.ReadAllBytes(typeof(KeyFileTests).Assembly.Location).AsSpan(0, 4096)));
        Assert.False(Randomness.IsIn(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 1000)))));
    }

    private void Write(ReadOnlySpan<byte> content, UnixFileMode mode)
    {
        File.WriteAllBytes(KeyPath, content.ToArray());
        File.SetUnixFileMode(KeyPath, mode);
    }
}
