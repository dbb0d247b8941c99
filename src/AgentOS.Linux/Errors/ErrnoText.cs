using System.Runtime.InteropServices;

namespace AgentOS.Linux;

/// <summary>Human texts for error numbers.</summary>
public static class ErrnoText
{
    /// <summary>The C library's sentence for the error, for example <c>No such file or directory</c>.</summary>
    public static string Describe(this Errno error) => Marshal.GetPInvokeErrorMessage((int)error);
}
