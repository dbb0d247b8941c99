using System.Globalization;
using System.Text;
using AgentOS.Fuse.Protocol;
using AgentOS.Fuse.Protocol.Requests;
using AgentOS.Linux;

namespace AgentOS.Fuse.Transport;

/// <summary>Formats operations for a trace: <c>[4711] Create(12, "notes.txt") = 0</c>.</summary>
internal sealed class OperationTracer(IOperationTrace trace)
{
    /// <summary>Bytes of fixed structure before the first name of a request (linux/fuse.h), or -1 when it carries none.</summary>
    private static int NameOffset(FuseOpcode opcode) => opcode switch
    {
        FuseOpcode.Lookup or FuseOpcode.Unlink or FuseOpcode.RemoveDirectory or FuseOpcode.SymbolicLink
            or FuseOpcode.RemoveExtendedAttribute => 0,
        FuseOpcode.Rename or FuseOpcode.Link or FuseOpcode.MakeDirectory or FuseOpcode.GetExtendedAttribute
            or FuseOpcode.SetExtendedAttribute => 8,
        FuseOpcode.Rename2 or FuseOpcode.MakeNode or FuseOpcode.Create => 16,
        _ => -1,
    };

    /// <summary>Names are chosen by whoever is traced: control characters must not reach a terminal.</summary>
    private static void AppendQuoted(StringBuilder line, string name)
    {
        line.Append('"');
        foreach (char character in name)
        {
            if (char.IsControl(character))
                line.Append("\\x").Append(((int)character).ToString("x2", CultureInfo.InvariantCulture));
            else
                line.Append(character);
        }

        line.Append('"');
    }

    internal void Trace(in RequestHeader header, RequestReader body, Errno error)
    {
        StringBuilder line = new();
        line.Append('[').Append(header.ProcessId).Append("] ").Append(header.Opcode).Append('(').Append(header.Node);
        int offset = NameOffset(header.Opcode);
        if (offset >= 0 && offset <= body.Rest.Length)
        {
            RequestReader names = new(body.Rest[offset..]);
            if (names.TryReadString(out ReadOnlySpan<byte> name))
                AppendQuoted(line.Append(", "), Encoding.UTF8.GetString(name));
        }

        line.Append(") = ").Append(error == Errno.None ? "0" : error.ToString());
        trace.Write(line.ToString());
    }
}
