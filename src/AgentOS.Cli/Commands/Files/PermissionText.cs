namespace AgentOS.Cli.Commands.Files;

/// <summary>Permission bits as <c>rwxr-xr-x</c>, with s, S, t and T as ls(1) writes them.</summary>
internal static class PermissionText
{
    public static string Of(uint mode)
    {
        Span<char> text = stackalloc char[9];
        for (int bit = 0; bit < text.Length; bit++)
            text[bit] = (mode >> (8 - bit) & 1) != 0 ? "rwx"[bit % 3] : '-';
        Special(ref text[2], mode, 0x800, 's');
        Special(ref text[5], mode, 0x400, 's');
        Special(ref text[8], mode, 0x200, 't');
        return new string(text);
    }

    private static void Special(ref char execute, uint mode, uint bit, char letter)
    {
        if ((mode & bit) != 0)
            execute = execute == 'x' ? letter : char.ToUpperInvariant(letter);
    }
}
