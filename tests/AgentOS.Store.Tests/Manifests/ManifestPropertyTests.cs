using System.Text;
using AgentOS.Store.Manifests;
using AgentOS.Store.Manifests.Findings;
using FsCheck;
using FsCheck.Fluent;

namespace AgentOS.Store.Tests.Manifests;

public sealed class ManifestPropertyTests
{
    private static readonly string[] s_parts =
    [
        "name: ", "hello-agent", "\n", "  ", "- ", ": ", "[", "]", "{", "}", "&a ", "*a", "!t ", "|", ">", "|+2", "\"", "'", "#", "? ", "---\n", "...\n", "%YAML 1.1\n", "\\u202e", "\u001b",
        "runtime:\n  run_command: x\n", "permissions:\n", "  network:\n", "    - domain: ", "keys:\n", "  - provider: x\n", "\t", "<<: ", "~", "@", "`", "\r", "\u2028", "null", ",",
    ];

    [Fact]
    public void Pieces_of_YAML_in_any_order_are_read_or_refused() =>
        Check(Gen.ArrayOf(Gen.Elements(s_parts)).Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts))));

    [Fact]
    public void Any_bytes_are_read_or_refused() => Check(Gen.ArrayOf(Gen.Choose(0, 255)).Select(bytes => bytes.Select(value => (byte)value).ToArray()));

    [Fact]
    public void A_manifest_with_any_byte_changed_is_read_or_refused() => Check(
        from at in Gen.Choose(0, Yaml.Least.Length - 1)
        from value in Gen.Choose(0, 255)
        from cut in Gen.Choose(0, 20)
        select Changed(at, (byte)value, cut));

    private static byte[] Changed(int at, byte value, int cut)
    {
        byte[] manifest = Encoding.UTF8.GetBytes(Yaml.Least + "keys:\n  - {provider: openai}\npermissions:\n  network: [{domain: a.example.org, reason: \"r\"}]\n");
        manifest[at] = value;
        return manifest[..^cut];
    }

    private static void Check(Gen<byte[]> files) => Prop.ForAll(files.ToArbitrary(), content =>
    {
        ManifestInspection inspection = ManifestFile.Inspect(content);
        bool hasErrors = inspection.Findings.Any(finding => finding.Severity == FindingSeverity.Error);
        return hasErrors == inspection.Manifest is null
            && inspection.Findings.All(finding => finding.Line >= 1 && finding.Column >= 1 && !finding.ToString().Any(char.IsControl));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(60));
}
