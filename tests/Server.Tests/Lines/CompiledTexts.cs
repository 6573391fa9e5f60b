using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using System.Text;
using AkkaChat.Protocol;

namespace AkkaChat.Server.Tests.Lines;

/// <summary>Finds every <see cref="ServerText"/> that compiled code can make: the calls that the compiler writes for an interpolated string.</summary>
internal static class CompiledTexts
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<ushort, OpCode> Codes =
        typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (ushort)code.Value);

    /// <summary>The patterns of an assembly.</summary>
    public static IEnumerable<string> In(Assembly assembly) =>
        assembly.GetTypes().SelectMany(type => type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All))).SelectMany(In).Distinct();

    private static IEnumerable<string> In(MethodBase method)
    {
        var (literal, before, last) = ("", 0, 0);
        var open = new Stack<OpenText>();
        foreach (var (code, operand) in Instructions(method))
        {
            if (code.OpCodeType == OpCodeType.Macro && code.Name!.StartsWith("ldc.i4", StringComparison.Ordinal))
                (before, last) = (last, operand ?? int.Parse(code.Name[^1..], CultureInfo.InvariantCulture));
            else if (code == OpCodes.Ldc_I4)
                (before, last) = (last, operand!.Value);
            else if (code == OpCodes.Ldstr)
                literal = method.Module.ResolveString(operand!.Value);
            if (code.OperandType != OperandType.InlineMethod || Resolve(method, operand!.Value) is not { } called || called.DeclaringType != typeof(ServerText))
                continue;
            if (called.IsConstructor && called.GetParameters() is [{ ParameterType: var type }, _] && type == typeof(int))
                open.Push(new OpenText(before, last));
            else if (called.Name == nameof(ServerText.AppendLiteral))
                open.Peek().Add(literal);
            else if (called.Name == nameof(ServerText.AppendFormatted))
                open.Peek().AddValue();
            if (open.TryPeek(out var text) && text.IsComplete)
                yield return open.Pop().Pattern;
        }
    }

    private static MethodBase? Resolve(MethodBase method, int token) => method.Module.ResolveMethod(
        token,
        method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
        method.IsGenericMethod ? method.GetGenericArguments() : null);

    private static IEnumerable<(OpCode Code, int? Operand)> Instructions(MethodBase method)
    {
        var bytes = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < bytes.Length;)
        {
            var code = bytes[at] == 0xFE ? Codes[(ushort)(0xFE00 | bytes[at + 1])] : Codes[bytes[at]];
            at += code.Size;
            var size = code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(bytes, at)),
                _ => 4,
            };
            yield return (code, size switch { 1 => (sbyte)bytes[at], 4 => BitConverter.ToInt32(bytes, at), _ => null });
            at += size;
        }
    }

    // Complete when it has as many characters and values as the constructor was told: the texts within it are complete before.
    private sealed class OpenText(int literalLength, int valueCount)
    {
        private readonly StringBuilder _pattern = new();
        private int _characters;
        private int _values;

        public bool IsComplete => _characters == literalLength && _values == valueCount;

        public string Pattern => _pattern.ToString();

        public void Add(string literal)
        {
            _pattern.Append(literal);
            _characters += literal.Length;
        }

        public void AddValue() => _pattern.Append(CultureInfo.InvariantCulture, $"{{{_values++}}}");
    }
}
