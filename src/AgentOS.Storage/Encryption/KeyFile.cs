using AgentOS.Errors;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Storage.Encryption;

/// <summary>Reads files that hold a key. All questions are asked of the opened file, so that nothing can be put in its place meanwhile.</summary>
internal static class KeyFile
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <returns>The content; more than a key can have when the file is longer.</returns>
    internal static ReadOnlySpan<byte> Read(string path)
    {
        try
        {
            using SafeFileHandle file = OpenFile.ForReadingAtOnce(path);
            if (!OpenFile.IsRegular(file))
                throw new AgentOSException(EncryptionErrors.KeyUnreadable, "use the key in", path, "not a regular file");
            if ((File.GetUnixFileMode(file) & Others) is not UnixFileMode.None and UnixFileMode others)
                throw new AgentOSException(EncryptionErrors.KeyExposed, "use the key in", path, $"others: {others}");
            // A newline of two bytes, and one byte more to see that it goes on.
            byte[] content = new byte[DatabaseKey.LongestLength + 3];
            return content.AsSpan(0, RandomAccess.Read(file, content, 0));
        }
        catch (LinuxException e)
        {
            throw new AgentOSException(EncryptionErrors.KeyUnreadable, "use the key in", path, e.Error.ToString(), e);
        }
        catch (IOException e)
        {
            throw new AgentOSException(EncryptionErrors.KeyUnreadable, "use the key in", path, e.Message, e);
        }
    }
}
