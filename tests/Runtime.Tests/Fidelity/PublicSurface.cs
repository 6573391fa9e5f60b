using System.Reflection;

namespace AkkaChat.Runtime.Tests.Fidelity;

/// <summary>What a program sees of an assembly: public and protected types and members, in the notation of <see cref="PublishedApi"/>.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public static IEnumerable<string> TypesOf(Assembly assembly) => assembly.GetTypes().Where(IsVisible).Select(static type => type.FullName!);

    /// <summary>Without overrides: they are seen as the members that they override.</summary>
    public static IEnumerable<string> MembersOf(Assembly assembly) =>
        from type in assembly.GetTypes().Where(IsVisible)
        from member in Fields(type).Concat(Constructors(type)).Concat(Methods(type))
        select $"{type.FullName}::{member}";

    private static bool IsVisible(Type type) =>
        type.DeclaringType is null
            ? type.IsPublic
            : (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType);

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static IEnumerable<string> Fields(Type type) =>
        from field in type.GetFields(Declared)
        where field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly
        select $"{field.Name} : {NameOf(field.FieldType)}";

    private static IEnumerable<string> Constructors(Type type) =>
        from constructor in type.GetConstructors(Declared)
        where IsVisible(constructor)
        select $"{constructor.Name}({Parameters(constructor)}) : Void";

    private static IEnumerable<string> Methods(Type type) =>
        from method in type.GetMethods(Declared)
        where IsVisible(method) && method.GetBaseDefinition() == method
        select $"{method.Name}{Arity(method)}({Parameters(method)}) : {NameOf(method.ReturnType)}";

    private static string Arity(MethodInfo method) => method.IsGenericMethod ? $"`{method.GetGenericArguments().Length}" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(static parameter => NameOf(parameter.ParameterType)));

    private static string NameOf(Type type)
    {
        if (type.IsGenericParameter) return (type.IsGenericMethodParameter ? "!!" : "!") + type.GenericParameterPosition;
        if (type.IsByRef) return NameOf(type.GetElementType()!) + "&";
        if (type.IsArray) return $"{NameOf(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsGenericType) return $"{type.GetGenericTypeDefinition().FullName}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>";
        return type.IsPrimitive || type == typeof(object) || type == typeof(string) || type == typeof(void) ? type.Name : type.FullName!;
    }
}
