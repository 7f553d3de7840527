import AuthLayout from "@/app/(auth)/layout";

export default AuthLayout;
