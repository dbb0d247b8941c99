using System.Text;
using System.Text.Unicode;
using AgentOS.Errors;

namespace AgentOS.Functions.Files;

/// <summary>Bytes of files in JSON: as text where they are text.</summary>
internal static class ContentText
{
    public static FileContent Of(byte[] bytes) => Utf8.IsValid(bytes)
        ? new FileContent(Encoding.UTF8.GetString(bytes), ContentEncoding.Text, bytes.Length)
        : new FileContent(Convert.ToBase64String(bytes), ContentEncoding.Base64, bytes.Length);

    /// <exception cref="AgentOSException">It is not base64.</exception>
    public static byte[] BytesOf(WriteFileArguments arguments)
    {
        if (arguments.Encoding == ContentEncoding.Text)
            return Encoding.UTF8.GetBytes(arguments.Content);
        try
        {
            return Convert.FromBase64String(arguments.Content);
        }
        catch (FormatException problem)
        {
            throw new AgentOSException(FunctionErrors.BadArguments, "write", arguments.Path, "the content is not base64", problem);
        }
    }
}
