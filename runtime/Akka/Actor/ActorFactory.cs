using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Akka.Actor;

/// <summary>Builds instances of an actor class from the arguments fixed in its Props.</summary>
internal sealed class ActorFactory
{
    private readonly ConstructorInfo _constructor;
    private readonly object?[] _arguments;

    private ActorFactory(ConstructorInfo constructor, object?[] arguments)
    {
        _constructor = constructor;
        _arguments = arguments;
    }

    internal Type ActorType => _constructor.DeclaringType!;

    internal static ActorFactory From(LambdaExpression expression)
    {
        if (expression.Body is not NewExpression { Constructor: { } constructor } construction)
            throw new ArgumentException($"Props.Create takes an expression '() => new SomeActor(…)', not '{expression}'.", nameof(expression));
        var arguments = construction.Arguments.Count == 0 ? [] : new object?[construction.Arguments.Count];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = Evaluate(construction.Arguments[i]);
        return new ActorFactory(constructor, arguments);
    }

    internal static ActorFactory From(Type type, object?[] arguments)
    {
        if (!typeof(ActorBase).IsAssignableFrom(type) || type.IsAbstract)
            throw new ArgumentException($"{type} is not an actor class that can be constructed.", nameof(type));
        foreach (var constructor in type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (Fits(constructor.GetParameters(), arguments)) return new ActorFactory(constructor, arguments);
        }

        throw new ArgumentException($"{type} has no constructor that takes these {arguments.Length} arguments.", nameof(arguments));
    }

    internal ActorBase Create()
    {
        try
        {
            return (ActorBase)_constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, _arguments, null);
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Capture(inner).Throw();
            throw;
        }
    }

    private static bool Fits(ParameterInfo[] parameters, object?[] arguments)
    {
        if (parameters.Length != arguments.Length) return false;
        for (var i = 0; i < arguments.Length; i++)
        {
            var type = parameters[i].ParameterType;
            var fits = arguments[i] is { } argument ? type.IsInstanceOfType(argument) : !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
            if (!fits) return false;
        }

        return true;
    }

    // Constants and captured variables are read directly; compiling each expression would cost milliseconds.
    private static object? Evaluate(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } member => field.GetValue(member.Expression is { } owner ? Evaluate(owner) : null),
        MemberExpression { Member: PropertyInfo property } member => property.GetValue(member.Expression is { } owner ? Evaluate(owner) : null),
        UnaryExpression { NodeType: ExpressionType.Convert, Method: null } convert when convert.Type.IsAssignableFrom(convert.Operand.Type) => Evaluate(convert.Operand),
        _ => Expression.Lambda(expression).Compile(preferInterpretation: true).DynamicInvoke(),
    };
}
