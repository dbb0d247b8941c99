using System.Text;

namespace AgentOS.Linux;

/// <summary>Keys that the kernel keeps for a session or a user, keyrings(7).</summary>
public static unsafe class Keyring
{
    /// <summary>Reads a key of type <c>user</c> that this process may search for: in its session's keyring, or its user's.</summary>
    /// <param name="description">The key's name.</param>
    /// <returns>Its content.</returns>
    /// <exception cref="LinuxException">There is none (<see cref="Errno.ENOKEY"/>), it may not be read, or it was revoked or has expired.</exception>
    public static byte[] ReadUserKey(string description)
    {
        const int longest = 32767; // Of a "user" key, keyrings(7).
        byte[] content = new byte[longest];
        fixed (byte* type = "user\0"u8, name = Encoding.UTF8.GetBytes(description + '\0'), buffer = content)
        {
            long key = SystemCall.Check(KeyringInterop.RequestKey(KeyringInterop.RequestKeyNumber, type, name, null, 0), "request_key", description);
            long length = SystemCall.Check(KeyringInterop.KeyControl(KeyringInterop.KeyControlNumber, KeyringInterop.Read, key, buffer, longest), "keyctl read", description);
            return content[..(int)length];
        }
    }
}
